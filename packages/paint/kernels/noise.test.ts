import { beforeAll, describe, expect, it } from 'vitest'
import { apart } from './fixtures.ts'
import { Machine } from './machine.ts'
import { cells, cellsPlain, noise, noisePlain } from './noise.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const sizes = [
  [16, 16],
  [17, 33],
  [61, 19],
  [128, 48],
] as const

describe.each(sizes)('at %d x %d, from row 70,', (width, rows) => {
  const at = { width, rows, top: 70 }
  it.each([1.3, 2, 5.7, 40])('gradient noise of %d pixels agrees with its plain twin', (cell) => {
    for (const stretch of [1, 3]) {
      const shape = { cell, stretch, octaves: 3, gain: 0.55, seed: 12 }
      expect(apart(noise(m, at, shape).data, noisePlain(at, shape))).toBeLessThan(2e-4)
    }
  })
  it.each(['distance', 'border'] as const)('cells (%s) agree with their plain twin', (kind) => {
    for (const cell of [1.6, 7, 55])
      expect(apart(cells(m, at, cell, 3, kind).data, cellsPlain(at, cell, 3, kind))).toBeLessThan(2e-4)
  })
  it('cells give each its own value, away from their borders', () => {
    const own = cells(m, at, 9, 3, 'own').data
    const plain = cellsPlain(at, 9, 3, 'own')
    const border = cellsPlain(at, 9, 3, 'border')
    expect(own.filter((v, i) => border[i] > 1e-3 && Math.abs(v - plain[i]) > 1e-5)).toHaveLength(0)
  })
})

it('a band of noise is the band of the whole', () => {
  const shape = { cell: 6, octaves: 4, gain: 0.6, seed: 5 }
  const whole = noise(m, { width: 50, rows: 40, top: 0 }, shape)
  const band = noise(m, { width: 50, rows: 13, top: 17 }, shape)
  expect(band.data).toEqual(whole.data.slice(17 * 50, 30 * 50))
})
it('wide octaves, sampled every fourth pixel, stay within 0.005 of the plain twin, and join in bands', () => {
  const at = { width: 210, rows: 120, top: 0 }
  for (const shape of [
    { cell: 70, octaves: 1, gain: 0.5, seed: 3 },
    { cell: 300, stretch: 1.5, octaves: 4, gain: 0.6, seed: 9 },
  ]) {
    const whole = noise(m, at, shape)
    expect(
      apart(
        whole.data.filter((_, i) => i % 210 > 4 && i % 210 < 205),
        noisePlain(at, shape).filter((_, i) => i % 210 > 4 && i % 210 < 205),
      ),
    ).toBeLessThan(0.005)
    const band = noise(m, { ...at, rows: 33, top: 41 }, shape)
    expect(apart(band.data, whole.data.slice(41 * 210, 74 * 210))).toBeLessThan(1e-6)
  }
})
it('noise swings around one half', () => {
  const { data } = noise(m, { width: 400, rows: 300, top: 0 }, { cell: 9, octaves: 3, gain: 0.5, seed: 1 })
  const mean = data.reduce((t, v) => t + v, 0) / data.length
  expect(mean).toBeCloseTo(0.5, 1)
  expect(Math.min(...data)).toBeLessThan(0.25)
  expect(Math.max(...data)).toBeGreaterThan(0.75)
})
