import { expect, it } from 'vitest'
import { Machine } from '../../kernels/machine.ts'
import { lettering } from './lettering.ts'

const m = await Machine.open()
const [w, h] = [160, 80]

it('finds strokes that run every which way, and neither a fence nor a wire', () => {
  const [thin, flow] = [m.plane(w, h), m.plane(w, h, 4)]
  thin.data.fill(0)
  flow.data.fill(0)
  const put = (x: number, y: number, tx: number, ty: number) => {
    thin.data[y * w + x] = 1
    flow.data.set([tx, ty, 1, 1], 4 * (y * w + x))
  }
  for (let y = 20; y < 60; y++)
    for (let x = 0; x < 40; x++) {
      flow.data.set([0, 1, 1, 1], 4 * (y * w + 10 + x)) // the way of bars runs on between them
      if (x % 5 < 2) put(10 + x, y, 0, 1)
      // squares within squares, as letters have
      if (x % 8 === 0) put(100 + x, y, 0, 1)
      else if (y % 8 === 0) put(100 + x, y, 1, 0)
    }
  for (let x = 0; x < w; x++) put(x, 5, 1, 0) // a wire
  const frame = { width: w, height: h, top: 0, rows: h, u: 1 }
  const out = lettering.spec.run({ m, frame, seed: 1 }, thin, { size: 4, from: 0.06, to: 0.16 }, { flow })
  const at = (x: number, y: number) => out.data[y * w + x]
  expect(at(120, 40)).toBeGreaterThan(0.8)
  expect(at(30, 40)).toBeLessThan(0.1)
  expect(at(60, 5)).toBeLessThan(0.1)
})
