import { beforeAll, describe, expect, it } from 'vitest'
import type { Plane } from '../plane.ts'
import { hash } from './bristle.ts'
import { garden, gardenPlain } from './garden.ts'
import { Machine } from './machine.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const field = (width: number, height: number, seed: number): Plane => {
  const p = m.plane(width, height)
  for (let i = 0; i < p.data.length; i++) p.data[i] = hash(i, 0, seed)
  return p
}
const picture = (width: number, height: number): Plane => {
  const p = m.plane(width, height, 4)
  for (let i = 0; i < p.data.length; i++)
    p.data[i] = i % 4 === 0 ? hash(i, 1, 4) : i % 4 === 3 ? 0 : 0.4 * (hash(i, 2, 4) - 0.5)
  return p
}

describe.each([
  [16, 16],
  [17, 33],
  [61, 19],
] as const)('at %d x %d', (w, h) => {
  it.each([false, true])('garden light agrees with its plain twin, care and own %s', (spared) => {
    const src = picture(w, h)
    const shape = {
      slow: field(w, h, 1),
      quick: field(w, h, 2),
      care: spared ? field(w, h, 3) : undefined,
      own: spared ? field(w, h, 4) : undefined,
      wander: spared ? 0.6 : 1,
      floor: 0.28,
      amount: 0.9,
    }
    const plain = gardenPlain(src, shape)
    const fast = garden(m, src, shape).data
    expect(fast.reduce((t, v, i) => Math.max(t, Math.abs(v - plain[i])), 0)).toBeLessThan(2e-5)
  })
})
it('leaves no black, and lifts a cared-for dark less', () => {
  const src = m.plane(16, 16, 4)
  src.data.fill(0)
  const half = m.plane(16, 16)
  half.data.fill(0.5)
  const care = m.plane(16, 16)
  care.data.fill(1)
  const shape = { slow: half, quick: half, floor: 0.28, amount: 1 }
  const [free, kept] = [garden(m, src, shape), garden(m, src, { ...shape, care })]
  expect(free.data[0]).toBeGreaterThan(0.2)
  expect(free.data[2]).toBeLessThan(-0.03)
  expect(kept.data[0]).toBeLessThan(free.data[0] - 0.05)
})
