import { expect, it } from 'vitest'
import { hash } from '../../kernels/bristle.ts'
import { delaunay } from './delaunay.ts'

const many = 400
const x = [-50, 150, 150, -50, ...Array.from({ length: many }, (_, i) => 100 * hash(i, 1, 3))]
const y = [-50, -50, 150, 150, ...Array.from({ length: many }, (_, i) => 100 * hash(i, 2, 3))]
const list = delaunay(x, y)
const corners = Array.from({ length: list.length / 3 }, (_, t) => [...list.subarray(3 * t, 3 * t + 3)])
const area = ([a, b, c]: number[]) =>
  Math.abs((x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a])) / 2

it('covers the square once, with every point', () => {
  // of n points within a square come 2 n + 2 triangles
  expect(corners).toHaveLength(2 * many + 2)
  expect(corners.reduce((t, c) => t + area(c), 0)).toBeCloseTo(200 * 200, 3)
  expect(new Set(list).size).toBe(many + 4)
})
it('has no point within the circle of a triangle', () => {
  let deepest = 0
  for (const [a, b, c] of corners) {
    const d = 2 * (x[a] * (y[b] - y[c]) + x[b] * (y[c] - y[a]) + x[c] * (y[a] - y[b]))
    const sq = (i: number) => x[i] * x[i] + y[i] * y[i]
    const ux = (sq(a) * (y[b] - y[c]) + sq(b) * (y[c] - y[a]) + sq(c) * (y[a] - y[b])) / d
    const uy = (sq(a) * (x[c] - x[b]) + sq(b) * (x[a] - x[c]) + sq(c) * (x[b] - x[a])) / d
    const r = Math.hypot(x[a] - ux, y[a] - uy)
    for (let p = 0; p < x.length; p++) deepest = Math.max(deepest, 1 - Math.hypot(x[p] - ux, y[p] - uy) / r)
  }
  expect(deepest).toBeLessThan(1e-6)
})
it('is the same twice', () => {
  expect(delaunay(x, y)).toEqual(list)
})
