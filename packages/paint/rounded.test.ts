import { describe, expect, it } from 'vitest'
import { fromBorders, rounded } from './rounded.ts'

const [width, height] = [60, 44]
const parted = (of: (x: number, y: number) => number) =>
  Int32Array.from({ length: width * height }, (_, i) => of(i % width, Math.floor(i / width)))

describe('rounded', () => {
  it('takes the corner of a square and leaves its sides', () => {
    const square = parted((x, y) => Number(x >= 15 && x < 45 && y >= 10 && y < 36))
    const out = rounded(square, width, height, 5, 2)
    expect(out[10 * width + 15]).toBe(0)
    expect(out[10 * width + 30]).toBe(1)
    expect(out[22 * width + 15]).toBe(1)
    expect(out[22 * width + 14]).toBe(0)
  })
  it('lets go what is thinner than its radius', () => {
    const wire = parted((x) => Number(x === 30))
    expect(rounded(wire, width, height, 5).some((v) => v !== 0)).toBe(false)
  })
})
it('distances grow from borders on, and know none at the end of the picture', () => {
  const halves = parted((x) => Number(x >= 30))
  const far = fromBorders(halves, width, height)
  expect(far[20 * width + 30]).toBe(0.5)
  expect(far[20 * width + 29]).toBe(0.5)
  expect(far[20 * width]).toBeCloseTo(29.5, 4)
  expect(far[0]).toBeCloseTo(29.5, 4)
})
