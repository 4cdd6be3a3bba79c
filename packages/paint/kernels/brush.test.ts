import { beforeAll, describe, expect, it } from 'vitest'
import { type Plane, rowsOf } from '../plane.ts'
import type { Strokes } from '../strokes.ts'
import { bristle, hash } from './bristle.ts'
import { brush, brushPlain } from './brush.ts'
import { Machine } from './machine.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

/** Curved strokes of many widths over a frame of `width` x `height` u, some of them leaving it. */
function strokesOver(width: number, height: number, count: number): Strokes {
  const points = 5
  const x = new Float32Array(count * points)
  const y = new Float32Array(count * points)
  for (let i = 0; i < count; i++) {
    let angle = 6.3 * hash(i, 2, 1)
    const step = 3 + 9 * hash(i, 3, 1)
    x[i * points] = (1.2 * hash(i, 0, 1) - 0.1) * width
    y[i * points] = (1.2 * hash(i, 1, 1) - 0.1) * height
    for (let k = 1; k < points; k++) {
      angle += 0.9 * (hash(i, 10 + k, 1) - 0.5)
      x[i * points + k] = x[i * points + k - 1] + step * Math.cos(angle)
      y[i * points + k] = y[i * points + k - 1] + step * Math.sin(angle)
    }
  }
  const draws = (salt: number, length: number) => Float32Array.from({ length }, (_, i) => hash(i, salt, 2))
  return {
    count,
    start: Int32Array.from({ length: count + 1 }, (_, i) => i * points),
    x,
    y,
    width: draws(20, count * points).map((v) => 0.5 + 6 * v),
    opacity: draws(21, count).map((v) => 0.5 + 0.5 * v),
    colour: draws(22, 3 * count),
    accent: draws(23, 3 * count),
    dry: draws(24, count).map((v) => (v < 0.3 ? 0 : 0.5 * v)),
    body: draws(25, count),
  }
}
const blank = (width: number, height: number): Plane => {
  const p = m.plane(width, height, 4)
  p.data.fill(0.5)
  return p
}

describe.each([
  [16, 16],
  [61, 19],
  [17, 90],
  [128, 48],
] as const)('at %d x %d', (w, h) => {
  it.each([0.8, 1, 2.7])('the brush agrees with its plain twin at %d pixels a u', (u) => {
    const strokes = strokesOver(w / u, h / u, 60)
    const canvas = blank(w, h)
    const plain = brushPlain(canvas, strokes, { top: 0, u })
    brush(m, canvas, strokes, { top: 0, u })
    let [different, painted] = [0, 0]
    for (let i = 0; i < w * h; i++) {
      const d = Math.max(...[0, 1, 2, 3].map((l) => Math.abs(canvas.data[4 * i + l] - plain[4 * i + l])))
      if (d > 2e-3) different++ // a hair's border between two pixels falls to the other side in 32 bits
      if (plain[4 * i] !== 0.5) painted++
    }
    expect(painted).toBeGreaterThan(0.5 * w * h)
    expect(different).toBeLessThanOrEqual(0.01 * w * h)
  })
})

it('bands of any height give the bytes of the whole', () => {
  const [w, h, u] = [90, 143, 1.3]
  const strokes = strokesOver(w / u, h / u, 150)
  const whole = blank(w, h)
  brush(m, whole, strokes, { top: 0, u })
  for (const rows of [1, 7, 64]) {
    const banded = blank(w, h)
    for (let top = 0; top < h; top += rows)
      brush(m, rowsOf(banded, top, Math.min(h, top + rows)), strokes, { top, u })
    expect(banded.data).toEqual(whole.data)
  }
})
it('a stroke without paint, or without length, changes nothing', () => {
  const one = strokesOver(40, 40, 1)
  for (const strokes of [
    { ...one, opacity: new Float32Array([0]) },
    { ...one, x: new Float32Array(5).fill(20), y: new Float32Array(5).fill(20) },
  ]) {
    const canvas = blank(40, 40)
    brush(m, canvas, strokes, { top: 0, u: 1 })
    expect(canvas.data.every((v) => v === 0.5)).toBe(true)
  }
})
it('hairs are spread evenly over 0..1', () => {
  const sorted = [...bristle()].sort((a, b) => a - b)
  for (const q of [0.1, 0.5, 0.9]) expect(sorted[Math.floor(q * sorted.length)]).toBeCloseTo(q, 3)
})
