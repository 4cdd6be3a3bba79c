import { beforeAll, expect, it } from 'vitest'
import { labOf } from '../colour.ts'
import type { Plane } from '../plane.ts'
import { apart } from './fixtures.ts'
import { glaze, glazePlain, stain, stainPlain } from './glaze.ts'
import { Machine } from './machine.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const fill = (p: Plane, of: (i: number) => readonly number[]): Plane => {
  for (let i = 0; i < p.width * p.height; i++) p.data.set(of(i), p.lanes * i)
  return p
}
const wave = (i: number, k: number): number => 0.5 + 0.5 * Math.sin(i * k)

it.each([
  [1, 1],
  [13, 7],
  [64, 33],
])('stain and glaze match their plain twins at %i x %i', (w, h) => {
  const src = fill(m.plane(w, h, 4), (i) => [
    wave(i, 0.7),
    0.1 * wave(i, 1.3) - 0.05,
    0.1 * wave(i, 0.2) - 0.05,
    0.3,
  ])
  const where = fill(m.plane(w, h), (i) => [i % 5 === 0 ? 0 : 1.4 * wave(i, 2.1)])
  const colour = labOf('#3f7fa8')
  expect(apart(stain(m, src, where, colour, 0.8).data, stainPlain(src, where, colour, 0.8))).toBeLessThan(
    2e-4,
  )
  const paint = fill(m.plane(w, h, 4), (i) => [
    wave(i, 0.31),
    0.06,
    0.04 * wave(i, 3),
    i % 7 === 0 ? 0 : 1.3 * wave(i, 1),
  ])
  for (const grain of [undefined, where]) {
    const got = glaze(m, src, paint, grain, 0.6).data
    const want = glazePlain(src, paint, grain, 0.6)
    for (let i = 3; i < got.length; i += 4) got[i] = want[i] = 0
    expect(apart(got, want)).toBeLessThan(2e-4)
  }
})

it('a coat of thickness one over white is its own colour', () => {
  const white = fill(m.plane(1, 1, 4), () => [1, 0, 0, 0])
  const paint = fill(m.plane(1, 1, 4), () => [0.6, 0.1, 0.05, 1])
  const got = glaze(m, white, paint, undefined, 0).data
  expect(got[0]).toBeCloseTo(0.6, 3)
  expect(got[1]).toBeCloseTo(0.1, 3)
  expect(got[2]).toBeCloseTo(0.05, 3)
})
