import { beforeAll, describe, expect, it } from 'vitest'
import { hairMap } from '../filters/guide/hair.ts'
import { longHair } from '../filters/guide/long-hair.ts'
import { personMap } from '../filters/guide/person.ts'
import { skinMap } from '../filters/guide/skin.ts'
import { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { meshedFace } from './fixtures.ts'
import type { Seen } from './seen.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

type Lab = readonly [L: number, a: number, b: number]
const [width, height] = [300, 400]
/** The face's middle is at (150, 125), 72 wide and 86 high, its outline a little smaller. */
const seen: Seen = { faces: [meshedFace({ x: 285, y: 205, width: 180, height: 215 })], bodies: [] }
const skinTone: Lab = [0.7, 0.04, 0.05]
const round = (x: number, y: number, cx: number, cy: number, rx: number, ry: number): boolean =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1

interface Look {
  readonly hair: Lab
  readonly neck?: Lab
  /** How far lightness strays from pixel to pixel. */
  readonly noise?: number
}
/** A head with ears, short hair and a neck over dark cloth, before a green wall. */
function maps({ hair, neck = skinTone, noise = 0.004 }: Look) {
  const colour = (x: number, y: number): Lab => {
    if (round(x, y, 150, 128, 37, 45)) return y < 98 ? hair : skinTone
    if (round(x, y, 108, 130, 8, 13) || round(x, y, 192, 130, 8, 13)) return skinTone
    if (round(x, y, 150, 112, 44, 48) && y < 125) return hair
    if (Math.abs(x - 150) < 22 && y > 150 && y < 200) return neck
    if (y >= 195 && Math.abs(x - 150) < 95) return [0.2, 0.01, -0.03]
    return [0.55, -0.07, 0.05]
  }
  const photo = m.plane(width, height, 4)
  for (let y = 0, k = 0; y < height; y++)
    for (let x = 0; x < width; x++, k += 4) {
      const [L, a, b] = colour(x, y)
      const stray = Math.sin(127.1 * x + 311.7 * y) * 43758.5453
      // hair strays more than skin does
      const most = L === hair[0] ? 2 * noise : noise
      photo.data.set([L + most * (2 * (stray - Math.floor(stray)) - 1), a, b, 0], k)
    }
  const tools = { m, frame: { width, height, top: 0, rows: height, u: height / 1000 }, seed: 1 }
  const person = personMap.spec.run(tools, photo, {}, { seen }) as Plane
  const skin = skinMap.spec.run(tools, photo, {}, { seen, person }) as Plane
  const locks = hairMap.spec.run(tools, photo, {}, { seen, person, skin }) as Plane
  const long = longHair.spec.run(tools, locks, { amount: 1 }, { photo, seen, person, skin }) as Plane
  const mean = ({ data }: Plane, x0: number, y0: number, x1: number, y1: number): number => {
    let [sum, n] = [0, 0]
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++, n++) sum += data[y * width + x]
    return sum / n
  }
  return { skin, locks, long, mean }
}

describe('skin map', () => {
  it('follows a neck into shadow that is purer than any skin in light', () => {
    const { skin, mean } = maps({ hair: [0.2, 0.01, 0.015], neck: [0.34, 0.047, 0.059] })
    expect(mean(skin, 135, 178, 165, 190)).toBeGreaterThan(0.7)
  })

  it('finds ears in a sharp photo, and no skin in rough dark hair of its hue', () => {
    const { skin, mean } = maps({ hair: [0.34, 0.024, 0.032], noise: 0.024 })
    expect(mean(skin, 103, 125, 110, 136)).toBeGreaterThan(0.6)
    expect(mean(skin, 190, 125, 197, 136)).toBeGreaterThan(0.6)
    expect(mean(skin, 135, 70, 165, 85)).toBeLessThan(0.3)
  })

  it('gives white hair to the hair, down to the forehead', () => {
    const { skin, locks, mean } = maps({ hair: [0.86, 0.006, 0.009] })
    expect(mean(skin, 135, 72, 165, 92)).toBeLessThan(0.2)
    expect(mean(locks, 135, 72, 165, 92)).toBeGreaterThan(0.7)
    const dark = maps({ hair: [0.2, 0.01, 0.015] })
    expect(mean(skin, 125, 105, 175, 160)).toBeCloseTo(dark.mean(dark.skin, 125, 105, 175, 160), 1)
  })

  it('finds no hair in the seam of skin and cloth below a chin', () => {
    const { long, mean } = maps({ hair: [0.42, 0.02, 0.02] })
    expect(mean(long, 100, 185, 200, 215)).toBeLessThan(0.05)
  })
})
