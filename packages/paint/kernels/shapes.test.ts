import { beforeAll, describe, expect, it } from 'vitest'
import type { Plane } from '../plane.ts'
import type { Shapes } from '../shapes.ts'
import { hash } from './bristle.ts'
import { Machine } from './machine.ts'
import { coverShapes, fillShapes, shapesPlain } from './shapes.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

const field = (width: number, height: number, lanes: 1 | 4, seed: number): Plane => {
  const p = m.plane(width, height, lanes)
  for (let i = 0; i < p.data.length; i++) p.data[i] = hash(i, 0, seed)
  return p
}
/** Stars that cross themselves, hang over the edges, are thinner than a pixel, have a hole, or are soft. */
function figures(count: number): Shapes {
  const [start, x, y, colour, rim, run, opacity, soft, gilt]: number[][] = [
    [0],
    [],
    [],
    [],
    [],
    [],
    [],
    [],
    [],
  ]
  for (let i = 0; i < count; i++) {
    const [cx, cy, r] = [1000 * hash(i, 1, 9), 800 * hash(i, 2, 9), 20 + 260 * hash(i, 3, 9) ** 2]
    const ring = (k: number, n: number, radius: number) => {
      x.push(cx + radius * Math.cos((6.2832 * k) / n))
      y.push(cy + (i % 5 === 4 ? 0.02 : 0.7) * radius * Math.sin((6.2832 * k) / n))
    }
    const n = 5 + (i % 7)
    for (let k = 0; k < n; k++) ring(i % 2 ? 2 * k : k, n, r)
    if (i % 3 === 0) {
      ring(0, n, r)
      for (let k = 0; k <= n; k++) ring(k, n, 0.5 * r)
    }
    start.push(x.length)
    colour.push(hash(i, 4, 9), 0.1, hash(i, 5, 9) - 0.5)
    rim.push(hash(i, 6, 9), -0.1, 0.05)
    run.push(...(i % 3 === 1 ? [cx - 0.4 * r, cy, cx, cy + 0.5 * r] : [0, 0, 0, 0]))
    opacity.push(0.3 + 0.7 * hash(i, 7, 9))
    gilt.push(i % 4 ? 0 : 0.8)
    soft.push(i % 2 ? 0 : 120 * hash(i, 8, 9))
  }
  return {
    count,
    start: Int32Array.from(start),
    x: Float32Array.from(x),
    y: Float32Array.from(y),
    colour: Float32Array.from(colour),
    rim: Float32Array.from(rim),
    run: Float32Array.from(run),
    opacity: Float32Array.from(opacity),
    soft: Float32Array.from(soft),
    gilt: Float32Array.from(gilt),
  }
}
const worst = (a: Float32Array, b: Float32Array): number =>
  a.reduce((t, v, i) => Math.max(t, Math.abs(v - b[i])), 0)

describe.each([
  [64, 51, 0],
  [97, 33, 12],
] as const)('on %d x %d from row %d', (w, h, top) => {
  const place = { top, u: Math.max(w, h) / 1000 }
  it.each([false, true])('fills as its plain twin does, within a mask %s', (masked) => {
    const canvas = field(w, h, 4, 1)
    const within = masked ? field(w, h, 1, 2) : undefined
    const plain = shapesPlain(canvas, figures(14), place, within)
    fillShapes(m, canvas, figures(14), place, within)
    expect(worst(canvas.data, plain)).toBeLessThan(2e-3)
  })
  it.each([false, true])('covers as its plain twin does, within a mask %s', (masked) => {
    const within = masked ? field(w, h, 1, 2) : undefined
    const plain = shapesPlain(field(w, h, 1, 3), figures(14), place, within)
    const out = coverShapes(m, figures(14), place, { width: w, rows: h, within })
    expect(worst(out.data, plain)).toBeLessThan(2e-3)
  })
})

const square = (soft: number): Shapes => ({
  count: 1,
  start: Int32Array.of(0, 4),
  x: Float32Array.of(200, 800, 800, 200),
  y: Float32Array.of(205, 205, 800, 800),
  colour: Float32Array.of(0.5, 0, 0),
  opacity: Float32Array.of(1),
  soft: Float32Array.of(soft),
})
it('covers by area: a pixel cut in half is half covered', () => {
  const out = coverShapes(m, square(0), { top: 0, u: 0.1 }, { width: 100, rows: 100 })
  expect(out.data[50 * 100 + 50]).toBe(1)
  expect(out.data[20 * 100 + 50]).toBeCloseTo(0.5, 5)
  expect(out.data[19 * 100 + 50]).toBe(0)
  expect(out.data.reduce((t, v) => t + v, 0)).toBeCloseTo(60 * 59.5, 1)
})
it('leaves a hole open, and no seam where it is joined, however soft the rim', () => {
  const ring: Shapes = {
    ...square(60),
    start: Int32Array.of(0, 10),
    x: Float32Array.of(100, 900, 900, 100, 100, 400, 600, 600, 400, 400),
    y: Float32Array.of(100, 100, 900, 900, 100, 400, 400, 600, 600, 400),
  }
  const out = coverShapes(m, ring, { top: 0, u: 0.1 }, { width: 100, rows: 100 })
  expect(out.data[50 * 100 + 50]).toBe(0)
  expect(out.data[25 * 100 + 25]).toBe(1) // on the seam
  expect(out.data[25 * 100 + 50]).toBe(1)
})
it('draws nothing for no shapes', () => {
  const none = {
    ...square(0),
    count: 0,
    start: Int32Array.of(0),
    x: new Float32Array(0),
    y: new Float32Array(0),
  }
  const canvas = field(20, 20, 4, 5)
  const before = canvas.data.slice()
  fillShapes(m, canvas, none, { top: 0, u: 0.02 })
  expect(canvas.data).toEqual(before)
})
