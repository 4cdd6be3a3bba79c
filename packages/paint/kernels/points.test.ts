import { beforeAll, describe, expect, it } from 'vitest'
import type { Plane } from '../plane.ts'
import { hash } from './bristle.ts'
import { Machine } from './machine.ts'
import * as points from './points.ts'
import { plain } from './points.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const close = (a: Plane, b: Float32Array) => {
  expect(a.data).toHaveLength(b.length)
  expect(a.data.reduce((t, v, i) => Math.max(t, Math.abs(v - b[i])), 0)).toBeLessThan(2e-6)
}

describe.each([
  [1, 1],
  [3, 1],
  [16, 16],
  [17, 33],
  [61, 19],
] as const)('at %d x %d', (w, h) => {
  /** Values -0.25..1.25, so that what is held to 0..1 is. */
  const field = (seed: number, lanes: 1 | 4 = 1): Plane => {
    const p = m.plane(w, h, lanes)
    for (let i = 0; i < p.data.length; i++) p.data[i] = 1.5 * hash(i, 0, seed) - 0.25
    return p
  }
  it('pictures are mixed as by their plain twins', () => {
    const [a, b, where] = [field(1, 4), field(2, 4), field(3)]
    close(points.mixed(m, a, b, where, 0.7), plain.mixed(a, b, where, 0.7))
    close(points.tinted(m, a, [0.2, 0.1, -0.3], where, 0.8), plain.tinted(a, [0.2, 0.1, -0.3], where, 0.8))
    close(points.everySecond(m, a), plain.everySecond(a))
  })
  it('planes are worked as by their plain twins', () => {
    const [a, b, where] = [field(4), field(5), field(6)]
    close(points.weighed(m, a, b, 1, -1), plain.weighed(a, b, 1, -1))
    close(points.strongestOf(m, a, b, 0.6), plain.strongestOf(a, b, 0.6))
    close(points.scaled(m, a, 1, -0.6, 0.4, 1), plain.scaled(a, 1, -0.6, 0.4, 1))
    const shares = Float32Array.from({ length: w }, (_, x) => hash(x, 0, 9))
    close(points.acrossShared(m, a, shares), plain.acrossShared(a, shares))
    close(points.ramped(m, a, 0.7, 0.2), plain.ramped(a, 0.7, 0.2))
    close(points.added(m, a, b, 2, 1.5, where, [1, -1]), plain.added(a, b, 2, 1.5, where, 1, -1))
    close(
      points.added(m, a, b, -1, 8),
      plain.added(a, b, -1, 8, { ...where, data: where.data.map(() => 1) }, 0, 1),
    )
  })
  it('a share of the rows writes no other row', () => {
    const [a, b] = [field(7), field(8)]
    const out = m.plane(w, h)
    out.data.fill(9)
    const middle = Math.ceil(h / 2)
    m.call('pointMost', a.at, b.at, out.at, w, 1, 0, middle, Machine.scratchOf(0))
    expect(out.data.subarray(middle * w).every((v) => v === 9)).toBe(true)
    expect(out.data.subarray(0, middle * w).every((v) => v < 2)).toBe(true)
  })
})
