import { beforeAll, describe, expect, it } from 'vitest'
import { hash } from './bristle.ts'
import { Machine } from './machine.ts'
import { relief, reliefPlain } from './relief.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const noise = (width: number, height: number, lanes: 1 | 4, seed: number) => {
  const p = m.plane(width, height, lanes)
  for (let i = 0; i < p.data.length; i++) p.data[i] = hash(i, 0, seed)
  return p
}
const light = { from: [-0.545, -0.636, 0.545], rise: 1.7, shade: 0.4, gloss: 0.08 } as const

describe.each([
  [16, 16],
  [17, 33],
  [61, 19],
] as const)('at %d x %d', (w, h) => {
  it.each([false, true])('relief agrees with its plain twin, calm %s', (calmed) => {
    const [picture, height] = [noise(w, h, 4, 1), noise(w, h, 1, 2)]
    const calm = calmed ? noise(w, h, 1, 3) : undefined
    const plain = reliefPlain(picture, height, light, calm)
    const fast = relief(m, picture, height, light, calm).data
    expect(fast.reduce((t, v, i) => Math.max(t, Math.abs(v - plain[i])), 0)).toBeLessThan(1e-5)
  })
})
it('flat paint keeps its lightness, a slope towards the light gains some', () => {
  const [picture, height] = [noise(24, 24, 4, 1), m.plane(24, 24)]
  height.data.fill(0.7)
  expect(relief(m, picture, height, light).data.every((v, i) => Math.abs(v - picture.data[i]) < 1e-6)).toBe(
    true,
  )
  for (let i = 0; i < 576; i++) height.data[i] = 0.05 * (i % 24)
  picture.data.fill(0.5)
  expect(relief(m, picture, height, light).data[4 * (24 * 12 + 12)]).toBeGreaterThan(0.505)
})
