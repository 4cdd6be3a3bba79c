import { beforeAll, describe, expect, it } from 'vitest'
import { apart, field, picture, sizes } from './fixtures.ts'
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

describe.each(sizes)('at %d x %d the kernel agrees with its plain twin:', (w, h) => {
  it('thin paint', () => {
    const src = picture(m, w, h)
    const p = {
      ...{
        around: picture(m, w, h, 2),
        skin: field(m, w, h, 1),
        care: field(m, w, h, 2),
        clouds: field(m, w, h, 3),
      },
      ...{ flecks: field(m, w, h, 4), other: 2 * w + 3, thin: 0.8, wander: 1.2, folds: 0.6 },
    }
    expect(apart(thinPaint(m, src, p).data, thinPaintPlain(src, p))).toBeLessThan(2e-5)
  })
  it.each([false, true])('pools of paint, somebody cares %s', (cared) => {
    const [src, wash] = [picture(m, w, h), picture(m, w, h, 2)]
    const care = cared ? field(m, w, h, 3) : undefined
    expect(apart(pool(m, src, wash, care, 0.7).data, poolPlain(src, wash, care, 0.7))).toBeLessThan(1e-5)
  })
  it('what ran', () => {
    const [src, ran, share, care] = [
      picture(m, w, h),
      picture(m, w, h, 2),
      field(m, w, h, 3),
      field(m, w, h, 4),
    ]
    expect(apart(runInto(m, src, ran, share, care).data, runIntoPlain(src, ran, share, care))).toBeLessThan(
      1e-6,
    )
  })
  it('water marks', () => {
    const src = picture(m, w, h)
    const [near, wide, drift, clouds, flecks, care, blooms] = [1, 2, 3, 4, 5, 6, 7].map((s) =>
      field(m, w, h, s),
    )
    const p = { near, wide, drift, clouds, flecks, care, blooms, turbulence: 1, whites: 0.75 }
    expect(apart(waterMarks(m, src, p).data, waterMarksPlain(src, p))).toBeLessThan(2e-5)
  })
})
