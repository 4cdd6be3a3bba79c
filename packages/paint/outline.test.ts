import { beforeAll, expect, it } from 'vitest'
import { Machine } from './kernels/machine.ts'
import { outlinesOf } from './outline.ts'
import type { Plane } from './plane.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const planeOf = (width: number, height: number, of: (x: number, y: number) => number): Plane => {
  const p = m.plane(width, height)
  for (let i = 0; i < p.data.length; i++) p.data[i] = of(i % width, Math.floor(i / width))
  return p
}

it('follows a disc once around, within a tenth of a pixel, its inside on the left', () => {
  const disc = planeOf(60, 50, (x, y) => 10.5 - Math.hypot(x - 30, y - 24))
  const [line, ...more] = outlinesOf(disc, 0)
  expect(more).toHaveLength(0)
  expect(line?.closed).toBe(true)
  const { x, y } = line as NonNullable<typeof line>
  for (let i = 0; i < x.length; i++)
    expect(Math.abs(Math.hypot((x[i] as number) - 30, (y[i] as number) - 24) - 10.5)).toBeLessThan(0.1)
  const [dx, dy] = [(x[1] as number) - (x[0] as number), (y[1] as number) - (y[0] as number)]
  const [ix, iy] = [30 - (x[0] as number), 24 - (y[0] as number)]
  expect(dx * iy - dy * ix).toBeLessThan(0)
})

it('cuts a line that leaves the picture at its border, and finds both edges of a band', () => {
  const band = planeOf(40, 30, (_, y) => 5.5 - Math.abs(y - 15))
  const lines = outlinesOf(band, 0)
  expect(lines.map((l) => l.closed)).toEqual([false, false])
  for (const { x } of lines) expect(Math.abs((x[0] as number) - (x.at(-1) as number))).toBeCloseTo(39)
})

it('ends on noise, having visited every crossing once', () => {
  const noise = planeOf(33, 29, (x, y) => (Math.imul(x * 31 + y * 977, 0x9e3779b1) >>> 8) / 2 ** 24 - 0.5)
  const total = outlinesOf(noise, 0).reduce((t, l) => t + l.x.length - 1, 0)
  let crossings = 0
  const v = (x: number, y: number) => (noise.data[y * 33 + x] as number) >= 0
  for (let y = 0; y < 29; y++)
    for (let x = 0; x < 33; x++) {
      // a crossing inside the picture is left once; one on its border is only begun or ended at
      if (x < 32 && v(x, y) !== v(x + 1, y)) crossings += y > 0 && y < 28 ? 1 : 0.5
      if (y < 28 && v(x, y) !== v(x, y + 1)) crossings += x > 0 && x < 32 ? 1 : 0.5
    }
  expect(total).toBeCloseTo(crossings)
})
