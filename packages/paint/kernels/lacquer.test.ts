import { beforeAll, describe, expect, it } from 'vitest'
import { apart, field, picture, sizes } from './fixtures.ts'
import { lacquer, lacquerPlain, screenLight, screenLightPlain, silk, silkPlain } from './lacquer.ts'
import { Machine } from './machine.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

describe.each(sizes)('at %d x %d', (w, h) => {
  it.each([false, true])('lacquer agrees with its plain twin, something kept %s', (kept) => {
    const src = picture(m, w, h)
    const shape = {
      far: field(m, w, h, 1),
      foliage: field(m, w, h, 2),
      drift: field(m, w, h, 3),
      keep: kept ? field(m, w, h, 4) : undefined,
      amount: 0.9,
      mist: 0.6,
    }
    expect(apart(lacquer(m, src, shape).data, lacquerPlain(src, shape))).toBeLessThan(2e-5)
  })
  it('silk agrees with its plain twin', () => {
    const src = picture(m, w, h)
    const shape = { garment: field(m, w, h, 1), broad: picture(m, w, h, 2), amount: 0.9, sheen: 1 }
    // a hue on the border of two of the table's may fall to either side
    expect(apart(silk(m, src, shape).data, silkPlain(src, shape))).toBeLessThan(4e-3)
  })
  it('light laid over agrees with its plain twin', () => {
    const [src, where] = [picture(m, w, h), field(m, w, h, 3)]
    const light = { L: 0.8, a: 0.03, b: 0.12 }
    expect(
      apart(screenLight(m, src, where, light, 0.7).data, screenLightPlain(src, where, light, 0.7)),
    ).toBeLessThan(1e-5)
  })
})
it('grey cloth becomes red, and what is no cloth stays', () => {
  const src = m.plane(8, 8, 4)
  for (let k = 0; k < src.data.length; k += 4) src.data.set([0.35, 0, 0, 0], k)
  const garment = m.plane(8, 8)
  garment.data.fill(0)
  garment.data[9] = 1
  const { data } = silk(m, src, { garment, broad: src, amount: 1, sheen: 1 })
  expect(data[37]).toBeGreaterThan(0.08)
  expect([...data.subarray(40, 44)]).toEqual([...src.data.subarray(40, 44)])
})
