import { beforeAll, describe, expect, it } from 'vitest'
import { apart, field, sizes } from './fixtures.ts'
import {
  discSums,
  discSumsPlain,
  fringed,
  fringedPlain,
  linearOf,
  linearPlain,
  oklabOf,
  oklabPlain,
} from './light.ts'
import { Machine } from './machine.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

describe.each(sizes)('at %d x %d', (w, h) => {
  it('linear light and back agree with their plain twins', () => {
    const picture = field(m, w, h, 1, 4)
    for (let k = 0; k < picture.data.length; k += 4) {
      picture.data[k + 1] = 0.4 * (picture.data[k + 1] - 0.5)
      picture.data[k + 2] = 0.4 * (picture.data[k + 2] - 0.5)
    }
    expect(apart(linearOf(m, picture).data, linearPlain(picture))).toBeLessThan(1e-5)
    const light = field(m, w, h, 2, 4)
    expect(apart(oklabOf(m, light).data, oklabPlain(light))).toBeLessThan(1e-5)
    expect(apart(linearOf(m, oklabOf(m, light)).data, light.data)).toBeLessThan(1e-4)
  })
  it('colours that lie aside of each other agree with their plain twin', () => {
    const light = field(m, w, h, 4, 4)
    const off = Int32Array.from({ length: w }, (_, x) => Math.abs(x - (w >> 1)) >> 1)
    expect(apart(fringed(m, light, off).data, fringedPlain(light, off))).toBeLessThan(1e-5)
  })
  it.each([1, 4.5, 9] as const)('sums over a disc of %d pixels agree with their plain twin', (radius) => {
    const src = field(m, w, h, 3, 4)
    const disc = { radius, ring: 0.4 }
    expect(apart(discSums(m, src, disc).data, discSumsPlain(src, disc))).toBeLessThan(2e-3)
  })
})
it('a point of light becomes a disc with a brighter rim', () => {
  const src = m.plane(41, 41, 4)
  src.data.fill(0)
  src.data[4 * (41 * 20 + 20)] = 1
  const { data } = discSums(m, src, { radius: 10, ring: 0.5 })
  const at = (x: number, y: number) => data[4 * (41 * y + x)]
  expect([at(20, 20), at(29, 20), at(20, 11), at(31, 20), at(28, 28)]).toEqual([1, 1.5, 1.5, 0, 0])
})
