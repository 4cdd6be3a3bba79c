import { beforeAll, expect, it } from 'vitest'
import { displace, displacePlain, displacePlane } from './displace.ts'
import { Machine } from './machine.ts'
import { noise } from './noise.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
it.each([
  [16, 16],
  [17, 33],
  [61, 19],
] as const)('at %d x %d a pushed picture agrees with its plain twin', (width, height) => {
  const field = (seed: number) =>
    noise(m, { width, rows: height, top: 0 }, { cell: 6, octaves: 2, gain: 0.5, seed })
  const src = m.plane(width, height, 4)
  for (let i = 0; i < src.data.length; i++) src.data[i] = (Math.imul(i, 0x9e3779b1) >>> 8) / 2 ** 24
  for (const calm of [undefined, field(3)]) {
    const push = { x: field(1), y: field(2), by: 9, calm }
    const plain = displacePlain(src, push)
    const fast = displace(m, src, push).data
    expect(fast.reduce((t, v, i) => Math.max(t, Math.abs(v - plain[i])), 0)).toBeLessThan(1e-4)
  }
})
it.each([
  [16, 16],
  [61, 19],
] as const)(
  'at %d x %d a pushed plane agrees with its plain twin, and stays where nothing pushes',
  (width, height) => {
    const field = (seed: number) =>
      noise(m, { width, rows: height, top: 0 }, { cell: 6, octaves: 2, gain: 0.5, seed })
    const src = m.plane(width, height)
    for (let i = 0; i < src.data.length; i++) src.data[i] = (Math.imul(i, 0x9e3779b1) >>> 8) / 2 ** 24
    for (const calm of [undefined, field(3)]) {
      const push = { x: field(1), y: field(2), by: 9, calm }
      const plain = displacePlain(src, push)
      const fast = displacePlane(m, src, push).data
      expect(fast.reduce((t, v, i) => Math.max(t, Math.abs(v - plain[i])), 0)).toBeLessThan(1e-4)
    }
    const still = m.plane(width, height)
    still.data.fill(0.5)
    expect(displacePlane(m, src, { x: still, y: still, by: 9 }).data).toEqual(src.data)
  },
)
