import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Face, Pixels, Seen } from '@atelier/paint'
import { isMeshed, keypointNames } from '@atelier/paint/guidance/seen.ts'
import sharp, { type Sharp } from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { openEyes } from './eyes.ts'

const sample = (name: string): Sharp =>
  sharp(fileURLToPath(new URL(`../../../../samples/${name}.jpg`, import.meta.url)))
const pixelsOf = async (image: Sharp): Promise<Pixels> => {
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data }
}
const cache = mkdtempSync(join(tmpdir(), 'atelier-eyes-'))
const eyes = openEyes({ cache })
const see = async (image: Sharp): Promise<Seen> => eyes.see(await pixelsOf(image))
const only = (seen: Seen): Face => {
  expect(seen.faces).toHaveLength(1)
  return seen.faces[0] as Face
}
afterAll(async () => {
  await eyes.close()
  rmSync(cache, { recursive: true, force: true })
})

describe('the eyes', { timeout: 90_000 }, () => {
  // Where the scenes put the heads; box of the mesh as x, y, width and height, in u.
  it.each([
    ['portrait', [210, 260, 318, 392], 0.09, -0.24],
    ['portrait-quarter', [242, 274, 308, 358], -0.1, 0.46],
  ] as const)('see the face and the shoulders of %s', async (name, [x, y, width, height], roll, yaw) => {
    const seen = await see(sample(name))
    const face = only(seen)
    expect(isMeshed(face)).toBe(true)
    for (const [is, was] of [
      [face.box.x, x],
      [face.box.y, y],
      [face.box.width, width],
      [face.box.height, height],
    ] as const)
      expect(Math.abs(is - was)).toBeLessThan(8)
    expect(Math.abs(face.roll - roll)).toBeLessThan(0.05)
    expect(Math.abs(face.yaw - yaw)).toBeLessThan(0.05)
    expect(face.iris?.left).toHaveLength(10)
    // The subject's right eye lies left in the picture, and so does the right side of each iris.
    const { left, right } = face.iris as Required<Face>['iris']
    expect(right[0]).toBeLessThan(left[0] as number)
    for (const iris of [left, right]) expect(iris[2]).toBeLessThan(iris[6] as number)
    expect(seen.bodies).toHaveLength(1)
    expect(seen.bodies[0]?.face).toBe(0)
    const at = (key: (typeof keypointNames)[number]) => seen.bodies[0]?.keypoints[keypointNames.indexOf(key)]
    expect(at('leftShoulder')?.x).toBeGreaterThan(face.box.x + face.box.width / 2)
    expect(at('leftShoulder')?.y).toBeGreaterThan(face.box.y + face.box.height)
  })

  it.each(['landscape', 'street'])('see nobody in %s', async (name) => {
    expect(await see(sample(name))).toEqual({ faces: [], bodies: [] })
  })

  it('see nobody on an empty ground, nor in a photo of sixteen pixels', async () => {
    for (const side of [16, 640]) {
      const grey = sharp({ create: { width: side, height: side, channels: 3, background: '#888' } })
      expect(await see(grey)).toEqual({ faces: [], bodies: [] })
    }
  })

  it('see the mirror image of a face in the mirror', async () => {
    const [face, mirrored] = [only(await see(sample('portrait'))), only(await see(sample('portrait').flop()))]
    expect(Math.abs(mirrored.roll + face.roll)).toBeLessThan(0.04)
    expect(Math.abs(mirrored.yaw + face.yaw)).toBeLessThan(0.04)
    // 750 u is the width of the portrait; the corners of the eyes, right for left.
    for (const [a, b] of [
      [33, 263],
      [133, 362],
      [61, 291],
    ] as const)
      expect(Math.abs(750 - (mirrored.mesh[3 * a] as number) - (face.mesh[3 * b] as number))).toBeLessThan(6)
  })

  it.each([-45, 45])('see a head that leans by %i degrees', async (degrees) => {
    const upright = only(await see(sample('portrait')))
    const leaning = only(await see(sample('portrait').rotate(degrees, { background: '#556' })))
    expect(isMeshed(leaning)).toBe(true)
    expect(Math.abs(leaning.roll - upright.roll - (degrees * Math.PI) / 180)).toBeLessThan(0.1)
  })

  it.each([48, 36])('see a face of %i pixels in a large photo, where it is', async (side) => {
    // The face is 509 of the portrait's 1200 pixels wide.
    const small = await sample('portrait')
      .resize({ width: Math.round((1200 * side) / 509) })
      .toBuffer()
    const photo = sample('landscape').composite([{ input: small, left: 1000, top: 700 }])
    const face = only(await see(photo))
    expect(isMeshed(face)).toBe(true)
    const px = 1.6
    expect(face.box.width * px).toBeGreaterThan(0.9 * side)
    expect(face.box.width * px).toBeLessThan(1.1 * side)
    expect(Math.abs((face.box.x + face.box.width / 2) * px - 1000 - 590 * (side / 509))).toBeLessThan(4)
  })

  it('see each of a group of ten, the largest first', async () => {
    const heads = await Promise.all(
      Array.from({ length: 10 }, async (_, i) => {
        const height = 150 + ((i * 37) % 90)
        const face = sample(i % 2 ? 'portrait' : 'portrait-quarter')
        return {
          input: await face.resize({ height }).toBuffer(),
          left: 40 + (i % 5) * 300,
          top: i < 5 ? 300 : 700,
          height,
        }
      }),
    )
    const { faces, bodies } = await see(sample('landscape').composite(heads))
    expect(faces).toHaveLength(10)
    expect(faces.every(isMeshed)).toBe(true)
    const heights = faces.map((f) => f.box.height)
    expect(heights).toEqual(heights.toSorted((a, b) => b - a))
    for (const { left, top, height } of heads)
      expect(
        faces.filter(
          ({ box }) => Math.abs(1.6 * box.x - left) < height && Math.abs(1.6 * box.y - top) < height,
        ),
      ).toHaveLength(1)
    for (const body of bodies) {
      const { box } = faces[body.face as number] as Face
      expect(Math.abs((body.keypoints[0]?.x ?? 0) - box.x - box.width / 2)).toBeLessThan(box.width)
    }
  })

  it('see the same at any time, also several at once and in shared memory', async () => {
    const photo = await pixelsOf(sample('portrait').resize(600))
    const shared = new Uint8Array(new SharedArrayBuffer(photo.data.length))
    shared.set(photo.data)
    const other = openEyes({ cache })
    const [a, b, c] = await Promise.all([
      eyes.see(photo),
      other.see(photo),
      eyes.see({ ...photo, data: shared }),
      other.see(await pixelsOf(sample('street'))),
    ])
    await other.close()
    expect(a?.faces).toHaveLength(1)
    expect(b).toEqual(a)
    expect(c).toEqual(a)
  })

  it('stop when they are told to, and see afterwards', async () => {
    const photo = await pixelsOf(sample('street'))
    const stop = new AbortController()
    const looking = eyes.see(photo, stop.signal)
    setTimeout(() => stop.abort(new Error('enough')), 30)
    await expect(looking).rejects.toThrow('enough')
    await expect(eyes.see(photo, stop.signal)).rejects.toThrow('enough')
    expect(only(await see(sample('portrait').resize(600))).score).toBeGreaterThan(0.8)
  })
})
