import { beforeAll, describe, expect, it } from 'vitest'
import { apart, field, sizes } from './fixtures.ts'
import { Machine } from './machine.ts'
import { relief, reliefPlain } from './relief.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const light = { from: [-0.545, -0.636, 0.545], rise: 1.7, shade: 0.4, gloss: 0.08 } as const

describe.each(sizes)('at %d x %d', (w, h) => {
  it.each([false, true])('relief agrees with its plain twin, calm %s', (calmed) => {
    const [picture, height] = [field(m, w, h, 1, 4), field(m, w, h, 2, 1)]
    const calm = calmed ? field(m, w, h, 3, 1) : undefined
    const plain = reliefPlain(picture, height, light, calm)
    const fast = relief(m, picture, height, light, calm).data
    expect(apart(fast, plain)).toBeLessThan(1e-5)
  })
})
it('flat paint keeps its lightness, a slope towards the light gains some', () => {
  const [picture, height] = [field(m, 24, 24, 1, 4), m.plane(24, 24)]
  height.data.fill(0.7)
  expect(relief(m, picture, height, light).data.every((v, i) => Math.abs(v - picture.data[i]) < 1e-6)).toBe(
    true,
  )
  for (let i = 0; i < 576; i++) height.data[i] = 0.05 * (i % 24)
  picture.data.fill(0.5)
  expect(relief(m, picture, height, light).data[4 * (24 * 12 + 12)]).toBeGreaterThan(0.505)
})
