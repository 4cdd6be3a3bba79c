import { describe, expect, it } from 'vitest'
import { merged, regionsOf } from './regions.ts'

/** A dark disc with a little noise on a light ground, and one stray pixel. */
function scene(width: number, height: number): Float32Array {
  const data = new Float32Array(4 * width * height)
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)]
    const inside = Math.hypot(x - width / 2, y - height / 2) < Math.min(width, height) / 4
    data[4 * i] = (inside ? 0.3 : 0.8) + 0.01 * ((Math.imul(i, 0x9e3779b1) >>> 8) / 2 ** 24)
  }
  data[4 * (2 * width + 3)] = 0
  return data
}

describe.each([
  [16, 16],
  [61, 40],
] as const)('at %d x %d', (w, h) => {
  const { label, count } = regionsOf(scene(w, h), w, h, { scale: 0.5, least: 6 })
  it('parts the disc from the ground, and nothing else', () => {
    expect(count).toBe(2)
    expect(label[0]).not.toBe(label[Math.floor(h / 2) * w + Math.floor(w / 2)])
  })
  it('labels every pixel', () => {
    expect(label.every((l) => l >= 0 && l < count)).toBe(true)
  })
})
it('keeps a stray pixel apart when nothing is too small', () => {
  expect(regionsOf(scene(61, 40), 61, 40, { scale: 0.5, least: 1 }).count).toBeGreaterThan(2)
})
it('a larger scale gives no more regions', () => {
  const data = scene(61, 40).map((v, i) => v + (i % 4 === 0 ? 0.2 * Math.sin(i / 9) : 0))
  const counts = [0.05, 0.5, 5].map((scale) => regionsOf(data, 61, 40, { scale, least: 1 }).count)
  expect(counts[0]).toBeGreaterThanOrEqual(counts[1])
  expect(counts[1]).toBeGreaterThanOrEqual(counts[2])
})

describe('merged', () => {
  const [w, h] = [60, 8]
  /** Four stripes of these lightnesses. */
  const striped = (lights: readonly number[]) => {
    const data = new Float32Array(4 * w * h)
    const label = new Int32Array(w * h)
    for (let i = 0; i < w * h; i++) {
      label[i] = Math.floor((i % w) / (w / lights.length))
      data[4 * i] = lights[label[i]]
    }
    return { data, parts: { label, count: lights.length } }
  }
  it('joins neighbours that are alike and keeps others apart', () => {
    const { data, parts } = striped([0.2, 0.24, 0.6, 0.63])
    const { label, count } = merged(parts, data, w, h, 0.06)
    expect(count).toBe(2)
    expect(label[0]).toBe(label[20])
    expect(label[0]).not.toBe(label[40])
  })
  it('never joins two colours over the steps between them', () => {
    const { data, parts } = striped([0.2, 0.25, 0.3, 0.35, 0.4, 0.45])
    const { label } = merged(parts, data, w, h, 0.06)
    expect(label[0]).not.toBe(label[w - 1])
  })
})
