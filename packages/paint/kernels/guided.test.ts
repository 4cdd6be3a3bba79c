import { beforeAll, describe, expect, it } from 'vitest'
import type { Plane } from '../plane.ts'
import { apart, sizes } from './fixtures.ts'
import { guided, guidedPlain } from './guided.ts'
import { Machine } from './machine.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
/** Repeatable noise over a disc. */
function scene(width: number, height: number, lanes: 1 | 4, salt: number): Plane {
  const p = m.plane(width, height, lanes)
  for (let i = 0; i < p.data.length; i++) {
    const [x, y] = [Math.floor(i / lanes) % width, Math.floor(i / lanes / width)]
    const hash = (Math.imul(i + salt, 0x9e3779b1) >>> 8) / 2 ** 24
    p.data[i] = (Math.hypot(x - width / 2, y - height / 2) < width / 3 ? 0.3 : 0.75) + 0.1 * hash
  }
  return p
}

describe.each(sizes)('at %d x %d', (w, h) => {
  it.each([1, 4] as const)('the guided filter agrees with its plain twin, %d lanes', (lanes) => {
    const [guide, src] = [scene(w, h, 1, 1), scene(w, h, lanes, 99)]
    for (const radius of [1, 3])
      expect(
        apart(
          guided(m, guide, src, { radius, eps: 0.001 }).data,
          guidedPlain(guide, src, { radius, eps: 0.001 }),
        ),
      ).toBeLessThan(2e-4)
  })
})
it('on shrunken planes it stays close to the true one', () => {
  const src = scene(130, 97, 1, 4)
  const shape = { radius: 12, eps: 0.02 }
  const [fast, plain] = [guided(m, src, src, shape).data, guidedPlain(src, src, shape)]
  expect(Math.sqrt(fast.reduce((t, v, i) => t + (v - plain[i]) ** 2, 0) / fast.length)).toBeLessThan(0.02)
})
it('keeps an edge of the guide and flattens what the guide does not have', () => {
  const guide = scene(64, 64, 1, 1)
  for (let i = 0; i < guide.data.length; i++) guide.data[i] = i % 64 < 32 ? 0.2 : 0.8
  const src = scene(64, 64, 1, 7)
  for (let i = 0; i < src.data.length; i++) src.data[i] = guide.data[i] + (0.1 * ((i * 7919) % 13)) / 13
  const { data } = guided(m, guide, src, { radius: 5, eps: 1e-4 })
  expect(data[32 * 64 + 33] - data[32 * 64 + 30]).toBeGreaterThan(0.5)
  const row = data.slice(32 * 64 + 8, 32 * 64 + 24)
  expect(Math.max(...row) - Math.min(...row)).toBeLessThan(0.02)
})
