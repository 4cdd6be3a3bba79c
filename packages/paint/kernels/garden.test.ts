import { beforeAll, describe, expect, it } from 'vitest'
import { apart, field, picture, sizes } from './fixtures.ts'
import { garden, gardenPlain } from './garden.ts'
import { Machine } from './machine.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

describe.each(sizes)('at %d x %d', (w, h) => {
  it.each([false, true])('garden light agrees with its plain twin, care and own %s', (spared) => {
    const src = picture(m, w, h)
    const shape = {
      slow: field(m, w, h, 1),
      quick: field(m, w, h, 2),
      care: spared ? field(m, w, h, 3) : undefined,
      own: spared ? field(m, w, h, 4) : undefined,
      wander: spared ? 0.6 : 1,
      floor: 0.28,
      amount: 0.9,
    }
    const plain = gardenPlain(src, shape)
    const fast = garden(m, src, shape).data
    expect(apart(fast, plain)).toBeLessThan(2e-5)
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
