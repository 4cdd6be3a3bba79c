import { describe, expect, it } from 'vitest'
import { bodiesAlone } from './find-bodies.ts'
import type { Net } from './net.ts'
import { type Point, View } from './view.ts'

/** A photo whose red and green say where a pixel is, so that a net can tell which part it was shown. */
const side = 256
const photo = {
  width: side,
  height: side,
  data: Uint8Array.from({ length: side * side * 4 }, (_, i) => {
    const [x, y] = [(i >> 2) % side, Math.floor((i >> 2) / side)]
    return [x, y, 255, 255][i & 3] as number
  }),
}

/** A net that points at places of the photo, chosen by what it is shown. */
const netFor = (points: (middle: Point, width: number) => readonly Point[], score = 0.6): Net => ({
  run: async ({ input }) => {
    const size = 192
    const at = (i: number, j: number): Point => {
      const p = (j * size + i) * 3
      return [input.data[p] as number, input.data[p + 1] as number]
    }
    const [a, b] = [at(64, 64), at(128, 128)]
    const width = ((b[0] - a[0]) / 64) * size
    const [left, top] = [a[0] - width / 3, a[1] - width / 3]
    const data = Float32Array.from(
      points([left + width / 2, top + width / 2], width).flatMap(([x, y]) => [
        (y - top) / width,
        (x - left) / width,
        score,
      ]),
    )
    return { Identity: { dims: [1, 1, 17, 3], data } }
  },
})
/** Head, shoulders, arms, hips and legs of somebody who stands with the neck at x, y. */
const standing = (x: number, y: number): Point[] => {
  const rows = [-14, -17, -17, -15, -15, 0, 0, 20, 20, 36, 36, 40, 40, 62, 62, 84, 84]
  return rows.map((dy, i): Point => [i === 0 ? x : x + (i % 2 ? 12 : -12), y + dy])
}
const find = (net: Net) => bodiesAlone(new View(photo), net, () => {})

describe('bodies without a face', () => {
  it('are found once, where they are, though every part of the photo was asked', async () => {
    const found = await find(netFor(() => standing(120, 90)))
    expect(found).toHaveLength(1)
    expect(found[0]?.score).toBeCloseTo(0.6)
    expect(Math.abs((found[0]?.keypoints[5]?.x ?? 0) - 132)).toBeLessThan(3)
    expect(Math.abs((found[0]?.keypoints[15]?.y ?? 0) - 174)).toBeLessThan(3)
  })

  it('are found next to each other', async () => {
    const found = await find(netFor(([x]) => standing(x < 128 ? 60 : 190, 90)))
    const across = found.map((p) => Math.round((p.keypoints[0]?.x ?? 0) / 10))
    expect(across.toSorted((a, b) => a - b)).toEqual([6, 19])
  })

  it.each<[string, Net]>([
    ['wander when they are looked at again', netFor(([x, y], w) => standing(x + w / 3, y - w / 5))],
    ['are guesses', netFor(() => standing(120, 90), 0.3)],
    ['lie or go on four legs', netFor(() => standing(0, 0).map(([x, y]): Point => [150 - y, 120 + x]))],
    [
      'are smaller than a few dabs of colour',
      netFor(() => standing(0, 0).map(([x, y]): Point => [120 + x / 4, 120 + y / 4])),
    ],
  ])('are none where they %s', async (_, net) => {
    expect(await find(net)).toEqual([])
  })
})
