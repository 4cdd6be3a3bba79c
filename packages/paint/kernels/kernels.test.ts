import { beforeAll, describe, expect, it } from 'vitest'
import type { Plane } from '../plane.ts'
import { box, boxPlain } from './box.ts'
import { enlarge, shrink, shrinkPlain } from './exchange.ts'
import { apart, field } from './fixtures.ts'
import { flowPlain } from './flow.ts'
import { gaussian, gaussianPlain } from './gaussian.ts'
import { kuwahara, kuwaharaPlain } from './kuwahara.ts'
import { Machine } from './machine.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

/** Repeatable noise over a gradient, so that kernels meet edges and flats. */
export function scene(machine: Machine, width: number, height: number, lanes: 1 | 4): Plane {
  const p = machine.plane(width, height, lanes)
  let state = 12345
  for (let i = 0; i < p.data.length; i++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    const x = Math.floor(i / lanes) % width
    const y = Math.floor(i / lanes / width)
    const shape = Math.hypot(x - width / 2, y - height / 2) < width / 3 ? 0.3 : 0.75
    p.data[i] = i % lanes === 0 ? shape + 0.1 * (state / 0x7fffffff) : 0.1 * (state / 0x7fffffff - 0.5)
  }
  return p
}
const sizes = [
  [16, 16],
  [17, 33],
  [61, 19],
  [128, 48],
] as const

describe.each(sizes)('at %d x %d, the kernel agrees with its plain twin:', (w, h) => {
  it.each([1, 4] as const)('gaussian, %d lanes', (lanes) => {
    const src = scene(m, w, h, lanes)
    for (const sigma of [0.5, 1.7, 3])
      expect(apart(gaussian(m, src, sigma).data, gaussianPlain(src, sigma))).toBeLessThan(2e-6)
  })
  it.each([1, 4] as const)('box, %d lanes', (lanes) => {
    const src = scene(m, w, h, lanes)
    for (const r of [1, 5, 40]) expect(apart(box(m, src, r).data, boxPlain(src, r))).toBeLessThan(2e-6)
  })
  it('structure tensor and eigenvectors', () => {
    const src = scene(m, w, h, 4)
    const tensor = m.plane(w, h, 4)
    const out = m.plane(w, h, 4)
    m.rows('tensorRows', h, src.at, tensor.at, w, h, 1, 1.6)
    m.rows('flowRows', h, tensor.at, out.at, w)
    const plain = flowPlain(src)
    for (let i = 0; i < w * h; i++) {
      const dot = Math.abs(out.data[4 * i] * plain[4 * i] + out.data[4 * i + 1] * plain[4 * i + 1])
      expect(dot).toBeGreaterThan(0.999)
      expect(Math.abs(out.data[4 * i + 2] - plain[4 * i + 2])).toBeLessThan(1e-3)
      expect(Math.abs(out.data[4 * i + 3] - plain[4 * i + 3])).toBeLessThan(1e-5)
    }
  })
  it('anisotropic Kuwahara', () => {
    const src = scene(m, w, h, 4)
    const flow = m.plane(w, h, 4)
    flow.data.set(flowPlain(src))
    const fast = kuwahara(m, src, flow, { radii: [3] }).data
    const plain = kuwaharaPlain(src, flow, 3)
    let different = 0
    for (let i = 0; i < w * h; i++) {
      const d = Math.max(...[0, 1, 2].map((l) => Math.abs(fast[4 * i + l] - plain[4 * i + l])))
      if (d > 1e-3) different++ // an angle that falls on the border of two table entries
    }
    expect(different / (w * h)).toBeLessThan(0.02)
  })
})

it.each([3.5, 4.4, 6, 8])(
  'a Gaussian of sigma %d on shrunken planes stays close to the true one',
  (sigma) => {
    const src = scene(m, 121, 90, 1)
    const fast = gaussian(m, src, sigma).data
    const plain = gaussianPlain(src, sigma)
    const rms = Math.sqrt(fast.reduce((t, v, i) => t + (v - plain[i]) ** 2, 0) / fast.length)
    expect(rms).toBeLessThan(3e-3)
  },
)
it.each(sizes)('shrinking %d x %d agrees with its plain twin', (w, h) => {
  for (const lanes of [1, 4] as const)
    for (const k of [1, 2, 3, 5, 20]) {
      const src = field(m, w, h, k, lanes)
      expect(apart(shrink(m, src, k).data, shrinkPlain(src, k))).toBeLessThan(1e-6)
    }
})
it('shrinking keeps the mean, enlarging keeps a constant', () => {
  const src = scene(m, 64, 48, 1)
  const mean = (p: Plane) => p.data.reduce((t, v) => t + v, 0) / p.data.length
  expect(mean(shrink(m, src, 4))).toBeCloseTo(mean(src), 5)
  const flat = m.plane(9, 7)
  flat.data.fill(0.4)
  const large = enlarge(m, flat, { width: 50, height: 41, from: 3, to: 30 })
  expect(Math.min(...large.data)).toBeCloseTo(0.4, 6)
  expect(Math.max(...large.data)).toBeCloseTo(0.4, 6)
})
