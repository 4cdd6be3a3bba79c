import { expect, it } from 'vitest'
import { Machine } from '../../kernels/machine.ts'
import { oneBody } from './one-body.ts'

const m = await Machine.open()
const [w, h] = [120, 80]

it('keeps the largest body, closes its holes and drops what lies apart', () => {
  const map = m.plane(w, h)
  map.data.fill(0)
  const fill = (x0: number, y0: number, x1: number, y1: number, v: number) => {
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) map.data[y * w + x] = v
  }
  fill(10, 20, 70, 70, 1)
  fill(30, 40, 40, 50, 0) // a hole
  fill(90, 5, 110, 20, 1) // a tree of its colour
  const frame = { width: w, height: h, top: 0, rows: h, u: 0.12 }
  const out = oneBody.spec.run({ m, frame, seed: 1 }, map, { sure: 0.5 }, {})
  const at = (x: number, y: number) => out.data[y * w + x]
  expect(at(20, 30)).toBeGreaterThan(0.95)
  expect(at(35, 45)).toBeGreaterThan(0.95)
  expect(at(100, 12)).toBeLessThan(0.05)
  expect(at(80, 45)).toBeLessThan(0.05)
})
