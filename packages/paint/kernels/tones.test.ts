import { beforeAll, describe, expect, it } from 'vitest'
import { apart, field, picture, sizes } from './fixtures.ts'
import { Machine } from './machine.ts'
import { curved, inkField, lightnessCounts, magnitude, plain } from './tones.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

describe.each(sizes)('at %d x %d', (w, h) => {
  it('counts every pixel at its lightness', () => {
    const src = picture(m, w, h, 1)
    expect([...lightnessCounts(m, src, 64)]).toEqual([...plain.lightnessCounts(src, 64)])
  })
  it.each([false, true])('a curve agrees with its plain twin, spared %s', (spared) => {
    const src = picture(m, w, h, 2)
    const curve = Array.from({ length: 65 }, (_, i) => (i / 64) ** 0.6)
    const spare = spared ? field(m, w, h, 3) : undefined
    expect(apart(curved(m, src, curve, spare).data, plain.curved(src, curve, spare))).toBeLessThan(2e-5)
  })
  it.each([false, true])('the black of an inker agrees with its plain twin, weighed %s', (weighed) => {
    const src = picture(m, w, h, 4, 0.2)
    const [dog, busy, around, beside, solid] = [5, 6, 7, 8, 9].map((seed) => field(m, w, h, seed))
    for (let i = 0; i < dog.data.length; i++) dog.data[i] = 0.1 * (dog.data[i] - 0.5)
    const [weight, spare] = weighed ? [10, 11].map((seed) => field(m, w, h, seed)) : []
    const planes = { dog, busy, around, beside, solid, weight, spare }
    const look = { sharpen: 26, level: 0.4, local: 0.45, features: 0.6, black: 0.3, vivid: 0.3, calm: 22 }
    expect(apart(inkField(m, src, planes, look).data, plain.inkField(src, planes, look))).toBeLessThan(2e-5)
    expect(apart(magnitude(m, dog).data, dog.data.map(Math.abs))).toBe(0)
  })
})
