import fc from 'fast-check'
import type { PathCommand } from 'opentype.js'
import { expect, it } from 'vitest'
import { cover } from './coverage.ts'
import { haloOf } from './halo.ts'

type Point = readonly [number, number]
const origin = { scale: 1, x: 0, y: 0 }
const polygon = (...points: readonly Point[]): PathCommand[] => [
  ...points.map(([x, y], i): PathCommand => ({ type: i === 0 ? 'M' : 'L', x, y })),
  { type: 'Z' },
]
const rectangle = (left: number, top: number, right: number, bottom: number): PathCommand[] =>
  polygon([left, top], [right, top], [right, bottom], [left, bottom])
const sum = (data: Float32Array): number => data.reduce((a, b) => a + b, 0)
const rows = (path: readonly PathCommand[], width: number, height: number): number[][] => {
  const { data } = cover(path, width, height, origin)
  return Array.from({ length: height }, (_, y) =>
    [...data.subarray(y * width, (y + 1) * width)].map((v) => Math.round(v * 1000) / 1000),
  )
}

it('covers pixels by the area that lies inside', () => {
  expect(rows(rectangle(1, 1, 3, 2), 4, 3)).toEqual([
    [0, 0, 0, 0],
    [0, 1, 1, 0],
    [0, 0, 0, 0],
  ])
  expect(rows(rectangle(0.5, 0.5, 2.25, 1.5), 3, 2)).toEqual([
    [0.25, 0.5, 0.125],
    [0.25, 0.5, 0.125],
  ])
  expect(rows(polygon([0, 0], [2, 2], [0, 2]), 2, 2)).toEqual([
    [0.5, 0],
    [1, 0.5],
  ])
})

it('leaves holes open and counts overlaps once', () => {
  const hole = [...rectangle(0, 0, 3, 3), ...polygon([1, 1], [1, 2], [2, 2], [2, 1])]
  expect(rows(hole, 3, 3)).toEqual([
    [1, 1, 1],
    [1, 0, 1],
    [1, 1, 1],
  ])
  expect(rows([...rectangle(0, 0, 2, 1), ...rectangle(1, 0, 3, 1)], 3, 1)).toEqual([[1, 1, 1]])
})

it('closes what the path leaves open, and cuts what lies outside', () => {
  const open = rectangle(0, 0, 2, 1).slice(0, -1)
  expect(rows([...open, ...rectangle(2, 0, 3, 1).slice(0, -1)], 3, 1)).toEqual([[1, 1, 1]])
  expect(rows(rectangle(-5, -5, 1, 9), 2, 2)).toEqual([
    [1, 0],
    [1, 0],
  ])
  expect(rows(rectangle(1, -5, 99, 9), 2, 1)).toEqual([[0, 1]])
  expect(sum(cover(rectangle(5, 5, 9, 9), 2, 2, origin).data)).toBe(0)
})

it('the covered area of any triangle is its area', () => {
  const place = fc.tuple(
    fc.double({ min: 0, max: 20, noNaN: true }),
    fc.double({ min: 0, max: 20, noNaN: true }),
  )
  fc.assert(
    fc.property(place, place, place, (a, b, c) => {
      const area = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
      expect(sum(cover(polygon(a, b, c), 20, 20, origin).data)).toBeCloseTo(area, 2)
    }),
  )
})

it('curves enclose their area', () => {
  const k = 0.5522847498
  const circle: PathCommand[] = [
    { type: 'M', x: 1, y: 0 },
    { type: 'C', x1: 1, y1: k, x2: k, y2: 1, x: 0, y: 1 },
    { type: 'C', x1: -k, y1: 1, x2: -1, y2: k, x: -1, y: 0 },
    { type: 'C', x1: -1, y1: -k, x2: -k, y2: -1, x: 0, y: -1 },
    { type: 'C', x1: k, y1: -1, x2: 1, y2: -k, x: 1, y: 0 },
  ]
  const { data } = cover(circle, 50, 50, { scale: 20, x: 25, y: 25 })
  expect(Math.abs(sum(data) / (Math.PI * 400) - 1)).toBeLessThan(0.005)
  const parabola: PathCommand[] = [
    { type: 'M', x: 0, y: 0 },
    { type: 'Q', x1: 1, y1: 2, x: 2, y: 0 },
  ]
  expect(sum(cover(parabola, 40, 40, { scale: 20, x: 0, y: 0 }).data) / 400).toBeCloseTo(4 / 3, 1)
})

it('a halo is full at the shape, fades outwards and ends', () => {
  const halo = haloOf(cover(rectangle(20, 20, 30, 30), 50, 50, origin), 2)
  const at = (x: number): number => halo.data[25 * 50 + x] ?? -1
  expect(at(25)).toBe(1)
  expect(at(19)).toBeGreaterThan(0.9)
  for (let x = 18; x > 12; x--) expect(at(x)).toBeLessThanOrEqual(at(x + 1))
  expect(at(12)).toBeLessThan(0.01)
  for (let x = 0; x < 50; x++) expect(at(x)).toBeCloseTo(at(49 - x), 4)
})
