import { expect, it } from 'vitest'
import { inflated } from './inflate.ts'

const disc = (side: number, radius: number, cx: number, cy: number) =>
  Float32Array.from({ length: side * side }, (_, i) => {
    const [dx, dy] = [(i % side) - cx, Math.floor(i / side) - cy]
    return dx * dx + dy * dy < radius * radius ? 1 : 0
  })

it('a disc becomes the paraboloid that solves its equation', () => {
  const [side, radius, c] = [100, 36, 49.5]
  const h = inflated(disc(side, radius, c, c), side, side)
  for (const [x, y] of [
    [50, 50],
    [62, 50],
    [50, 30],
    [70, 65],
  ]) {
    const exact = (radius * radius - (x - c) ** 2 - (y - c) ** 2) / 4
    // coarse levels round the rim to their cells; heights are the roots of these, and closer still
    expect(Math.abs(h[y * side + x] - exact) / exact).toBeLessThan(0.15)
  }
  expect(h[5 * side + 50]).toBe(0)
})

it('goes on below the picture where the shape runs out of it', () => {
  const side = 80
  const h = inflated(disc(side, 30, 40, side - 1), side, side)
  const last = h[(side - 1) * side + 40]
  expect(last).toBeGreaterThan(h[(side - 12) * side + 40])
  expect(last).toBeGreaterThan(100)
})
