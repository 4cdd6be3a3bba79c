import { beforeAll, describe, expect, it } from 'vitest'
import type { Strokes } from '../strokes.ts'
import { drawLines, drawLinesPlain } from './line.ts'
import { Machine } from './machine.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const strokes: Strokes = {
  count: 3,
  start: Int32Array.of(0, 3, 5, 8),
  x: Float32Array.of(100, 300, 700, -30, 1100, 500, 500, 520),
  y: Float32Array.of(100, 200, 300, 350, 20, 10, 300, 700),
  width: Float32Array.of(2, 9, 4, 20, 14, 12, 30, 12),
  opacity: Float32Array.of(0.9, 0.6, 1),
  colour: new Float32Array(0),
}
describe.each([
  [16, 16],
  [17, 33],
  [61, 19],
  [128, 48],
] as const)('at %d x %d', (w, h) => {
  it.each([0, 9])('lines agree with their plain twin from row %d', (top) => {
    const place = { top, u: Math.max(w, h) / 1000 }
    const fast = drawLines(m, strokes, place, w, h).data
    const plain = drawLinesPlain(strokes, place, w, h)
    expect(fast.reduce((t, v, i) => Math.max(t, Math.abs(v - plain[i])), 0)).toBeLessThan(2e-4)
    expect(Math.max(...fast)).toBeGreaterThan(0.05)
  })
})
