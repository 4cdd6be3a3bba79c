import { beforeAll, describe, expect, it } from 'vitest'
import type { Plane } from '../plane.ts'
import { Machine } from './machine.ts'
import { watercolour, watercolourPlain } from './watercolour.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
/** Repeatable values: lane l lies in [from[l], to[l]]. */
function field(w: number, h: number, lanes: 1 | 4, salt: number, from: number[], to: number[]): Plane {
  const p = m.plane(w, h, lanes)
  for (let i = 0; i < p.data.length; i++) {
    const hash = (Math.imul(i + salt, 0x9e3779b1) >>> 8) / 2 ** 24
    p.data[i] = from[i % lanes] + hash * (to[i % lanes] - from[i % lanes])
  }
  return p
}
describe.each([
  [16, 16],
  [17, 33],
  [61, 19],
] as const)('at %d x %d', (w, h) => {
  it.each([false, true])('washes agree with their plain twin, pencil %s', (drawn) => {
    const washes = field(w, h, 4, 1, [0.1, -0.1, -0.1, 0.2], [1, 0.1, 0.1, 2])
    const sheet = {
      surface: field(w, h, 4, 2, [0.4, 0, 0, 0], [0.7, 1, 1, 1]),
      paper: field(w, h, 1, 3, [0], [1]),
      pencil: drawn ? field(w, h, 1, 4, [0], [1]) : undefined,
      u: 1.7,
      grain: 1.2,
      graphite: 0.8,
    }
    const fast = watercolour(m, washes, sheet).data
    const plain = watercolourPlain(washes, sheet)
    expect(fast.reduce((t, v, i) => Math.max(t, Math.abs(v - plain[i])), 0)).toBeLessThan(1e-4)
  })
})
it('no paint leaves the paper, and more paint is darker', () => {
  const flat = (thick: number) => {
    const washes = field(16, 16, 4, 1, [0.6, 0, 0.05, thick], [0.6, 0, 0.05, thick])
    const surface = field(16, 16, 4, 1, [1, 0, 0, 0], [1, 0, 0, 0])
    const paper = field(16, 16, 1, 1, [0.5], [0.5])
    return watercolour(m, washes, { surface, paper, u: 1, grain: 1, graphite: 1 }).data[0]
  }
  expect(flat(0)).toBeGreaterThan(0.97)
  expect(flat(1)).toBeLessThan(flat(0.5))
})
