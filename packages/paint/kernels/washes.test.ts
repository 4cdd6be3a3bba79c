import { beforeAll, describe, expect, it } from 'vitest'
import type { Plane } from '../plane.ts'
import { hash } from './bristle.ts'
import { Machine } from './machine.ts'
import {
  pool,
  poolPlain,
  runInto,
  runIntoPlain,
  thinPaint,
  thinPaintPlain,
  waterMarks,
  waterMarksPlain,
} from './washes.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const field = (width: number, height: number, seed: number): Plane => {
  const p = m.plane(width, height)
  for (let i = 0; i < p.data.length; i++) p.data[i] = hash(i, 0, seed)
  return p
}
const picture = (width: number, height: number, seed = 1): Plane => {
  const p = m.plane(width, height, 4)
  for (let i = 0; i < p.data.length; i++)
    p.data[i] = i % 4 === 0 || i % 4 === 3 ? hash(i, seed, 4) : 0.5 * (hash(i, seed, 4) - 0.5)
  return p
}
const apart = (a: Float32Array, b: Float32Array): number =>
  a.reduce((t, v, i) => Math.max(t, Math.abs(v - b[i])), 0)

describe.each([
  [16, 16],
  [17, 33],
  [61, 19],
] as const)('at %d x %d the kernel agrees with its plain twin:', (w, h) => {
  it('thin paint', () => {
    const src = picture(w, h)
    const p = {
      ...{ around: picture(w, h, 2), skin: field(w, h, 1), care: field(w, h, 2), clouds: field(w, h, 3) },
      ...{ flecks: field(w, h, 4), other: 2 * w + 3, thin: 0.8, wander: 1.2, folds: 0.6 },
    }
    expect(apart(thinPaint(m, src, p).data, thinPaintPlain(src, p))).toBeLessThan(2e-5)
  })
  it.each([false, true])('pools of paint, somebody cares %s', (cared) => {
    const [src, wash] = [picture(w, h), picture(w, h, 2)]
    const care = cared ? field(w, h, 3) : undefined
    expect(apart(pool(m, src, wash, care, 0.7).data, poolPlain(src, wash, care, 0.7))).toBeLessThan(1e-5)
  })
  it('what ran', () => {
    const [src, ran, share, care] = [picture(w, h), picture(w, h, 2), field(w, h, 3), field(w, h, 4)]
    expect(apart(runInto(m, src, ran, share, care).data, runIntoPlain(src, ran, share, care))).toBeLessThan(
      1e-6,
    )
  })
  it('water marks', () => {
    const src = picture(w, h)
    const [near, wide, drift, clouds, flecks, care, blooms] = [1, 2, 3, 4, 5, 6, 7].map((s) => field(w, h, s))
    const p = { near, wide, drift, clouds, flecks, care, blooms, turbulence: 1, whites: 0.75 }
    expect(apart(waterMarks(m, src, p).data, waterMarksPlain(src, p))).toBeLessThan(2e-5)
  })
})
