import { beforeAll, describe, expect, it } from 'vitest'
import { Machine } from '../kernels/machine.ts'
import { meshedFace } from './fixtures.ts'
import { kindOf, measureHair } from './hair-texture.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

const face = meshedFace({ x: 350, y: 350, width: 300, height: 380 })
const side = 500
const hash = (i: number): number => (Math.imul(i + 7, 0x9e3779b1) >>> 8) / 2 ** 24

/** A cap of hair `deep` u above the hairline, in which lightness is as `light` says at a pixel. */
function head(deep: number, light: (x: number, y: number) => number) {
  const [photo, hair] = [m.plane(side, side, 4), m.plane(side, side)]
  for (let y = 0, i = 0; y < side; y++)
    for (let x = 0; x < side; x++, i++) {
      const [dx, dy] = [(2 * x - 500) / 190, (2 * y - 540) / (190 + deep)]
      hair.data[i] = dx * dx + dy * dy < 1 && 2 * y < 350 ? 1 : 0
      photo.data.set([light(x, y), 0, 0, 0], 4 * i)
    }
  const found = measureHair(m, photo, hair, face, side / 1000)
  if (!found) throw new Error('no hair is read')
  return found
}

describe('hair is read', () => {
  it('as strands where its lights run one way, whichever', () => {
    for (const [px, py] of [
      [0.9, 0],
      [0.3, 0.8],
      [0, 1],
    ]) {
      const found = head(110, (x, y) => 0.3 + 0.12 * Math.sin(px * x + py * y))
      expect(found.order).toBeGreaterThan(0.7)
      expect(kindOf(found)).toEqual({ curls: 0, cropped: 0 })
    }
  })
  it('as cropped where it is a thin cap without any order', () => {
    const found = head(60, (x, y) => 0.3 + 0.3 * hash(y * side + x))
    expect(found.order).toBeLessThan(0.35)
    expect(kindOf(found).cropped).toBeGreaterThan(0.9)
  })
  it('as nothing special where it is one black', () => {
    expect(kindOf(head(60, () => 0.08))).toEqual({ curls: 0, cropped: 0 })
  })
})

describe('its kind', () => {
  const curly = { order: 0.3, relief: 0.06, area: 1.4, beside: 0.3, hanging: 0.2 }
  it('is tight curls only where hair stands out from the head', () => {
    expect(kindOf(curly).curls).toBe(1)
    expect(kindOf({ ...curly, beside: 0.02 }).curls).toBe(0)
    expect(kindOf({ ...curly, order: 0.6 }).curls).toBe(0)
    expect(kindOf({ ...curly, hanging: 0.8 }).curls).toBe(0)
  })
  it('is cropped only where there is little of it and none hangs down', () => {
    const shorn = { ...curly, area: 0.2, beside: 0, hanging: 0 }
    expect(kindOf(shorn).cropped).toBe(1)
    expect(kindOf({ ...shorn, area: 0.8 }).cropped).toBe(0)
    expect(kindOf({ ...shorn, hanging: 0.2 }).cropped).toBe(0)
    expect(kindOf({ ...shorn, order: 0.7 }).cropped).toBe(0)
  })
})
