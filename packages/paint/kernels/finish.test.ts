import { beforeAll, describe, expect, it } from 'vitest'
import type { Plane } from '../plane.ts'
import { hash } from './bristle.ts'
import { finished, grained, holdSlopes, lit, plain, toned } from './finish.ts'
import { Machine } from './machine.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const close = (a: Plane, b: Float32Array, least = 1e-5) =>
  expect(a.data.reduce((t, v, i) => Math.max(t, Math.abs(v - b[i])), 0)).toBeLessThan(least)

describe.each([
  [16, 16],
  [17, 33],
  [61, 19],
] as const)('at %d x %d', (w, h) => {
  const field = (seed: number): Plane => {
    const p = m.plane(w, h)
    for (let i = 0; i < p.data.length; i++) p.data[i] = hash(i, 0, seed)
    return p
  }
  /** Colours that exist, and a spare lane. */
  const picture = (seed: number): Plane => {
    const p = m.plane(w, h, 4)
    for (let i = 0; i < p.data.length; i++)
      p.data[i] = i % 4 === 0 || i % 4 === 3 ? hash(i, 0, seed) : 0.12 * (hash(i, 0, seed) - 0.5)
    return p
  }
  it('edges are learnt and given back as by their plain twins', () => {
    const [slope, L] = [picture(1), field(2)]
    for (let i = 0; i < slope.data.length; i++) slope.data[i] = 8 * slope.data[i] - 2
    const expected = plain.holdSlopes(slope, L)
    holdSlopes(m, slope, L)
    close(slope, expected)
    const [src, original] = [picture(3), picture(4)]
    close(finished(m, src, slope, original, [0.8, 0.02]), plain.finished(src, slope, original, 0.8, 0.02))
  })
  it('grain and tone agree with their plain twins', () => {
    const [src, a, b] = [picture(5), field(6), field(7)]
    close(grained(m, src, a, 0.1), plain.grained(src, a, 0.1))
    const tone = { middle: 0.54, light: 0.8, detail: 1.15 }
    close(toned(m, src, a, b, tone), plain.toned(src, a, b, tone))
  })
  it('light is added as by its plain twin, with and without what is spared', () => {
    const [src, where, spare] = [picture(8), field(9), field(10)]
    for (let i = 0; i < where.data.length; i += 3) where.data[i] = 0
    const beam = { colour: [0.9, 0.6, 0.3], amount: 1.7, spared: 0.6 } as const
    // where no light falls the kernel leaves what is a colour as it is; its twin goes there and back
    close(lit(m, src, where, beam), plain.lit(src, where, beam), 3e-4)
    close(lit(m, src, where, beam, spare), plain.lit(src, where, beam, spare), 3e-4)
  })
})
