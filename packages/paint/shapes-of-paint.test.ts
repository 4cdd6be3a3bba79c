import { expect, it } from 'vitest'
import { Machine } from './kernels/machine.ts'
import { coloured, edgeShapes, meansOf } from './laid-shapes.ts'
import { regionsOf } from './regions.ts'
import { steadied, withoutBands } from './shape-borders.ts'
import { evened } from './shapes-of-paint.ts'

const m = await Machine.open()
const [w, h, k] = [48, 32, 3]

/** A dark left half that runs out softly into a light right one, and one stray light pixel in the dark. */
const blurred = () => {
  const p = m.plane(w, h, 4)
  for (let i = 0; i < w * h; i++) {
    const x = i % w
    p.data[4 * i] = Math.min(0.8, Math.max(0.2, 0.2 + 0.075 * (x - 20)))
    p.data[4 * i + 1] = p.data[4 * i + 2] = p.data[4 * i + 3] = 0
  }
  p.data[4 * (10 * w + 6)] = 0.9
  return p
}
const looks = { fold: 0.2, radius: 2 }

it('puts the border of two things half way between their colours, without strays', () => {
  const even = blurred()
  const { label } = evened(even, regionsOf(even.data, w, h, { scale: 0.7, least: 4 }), looks)
  const row = Array.from(label.subarray(16 * w, 17 * w))
  expect(row[2]).not.toBe(row[w - 3])
  expect(label[10 * w + 6]).toBe(label[16 * w + 6])
})

it('draws a border as one clean step at any size', () => {
  const even = blurred()
  const shapes = evened(even, regionsOf(even.data, w, h, { scale: 0.7, least: 4 }), looks)
  const small = coloured(m, shapes, meansOf(even, even, shapes, 0), even, 0)
  const out = m.plane(k * w, k * h, 4)
  out.data.fill(-1)
  edgeShapes(out, shapes, small, { k, soft: 1 })
  const values = new Set<number>()
  for (let i = 0; i < w * h; i++) values.add(small.data[4 * i])
  const [least, most] = [Math.min(...values), Math.max(...values)]
  let mixed = 0
  for (let x = 0; x < k * w; x++) {
    const L = out.data[4 * (16 * k * k * w + x)]
    if (L === -1) continue // within a shape it is the enlarged picture that shows
    expect(L).toBeGreaterThanOrEqual(least - 1e-6)
    expect(L).toBeLessThanOrEqual(most + 1e-6)
    if (![...values].some((v) => Math.abs(v - L) < 1e-4)) mixed++
  }
  // at most two soft pixels at each of the few borders across the row
  expect(mixed).toBeLessThanOrEqual(2 * values.size)
})

it('counts for the colour of a shape what lies inside the map', () => {
  const even = blurred()
  const shapes = evened(even, regionsOf(even.data, w, h, { scale: 0.7, least: 4 }), looks)
  const inside = m.plane(w, h)
  inside.data.fill(1)
  for (let i = 0; i < w * h; i++) if (i % w < 4) inside.data[i] = 0
  const strange = m.copy(even)
  for (let i = 0; i < w * h; i++) if (i % w < 4) strange.data[4 * i] = 1
  const own = shapes.label[16 * w + 8]
  const colours = meansOf(strange, even, shapes, 0, inside)
  expect(colours[4 * own]).toBeLessThan(0.5)
})

/** Two shapes beside each other whose border jumps to and fro, as slats do at the side of a blind. */
const toothed = () => {
  const label = new Int32Array(w * h)
  for (let i = 0; i < w * h; i++) label[i] = i % w < 24 + (Math.floor(i / w / 3) % 2 ? 3 : 0) ? 0 : 1
  return { label, count: 2, width: w, height: h }
}
const upright = m.plane(w, h, 4)
for (let i = 0; i < w * h; i++) upright.data.set([0, 1, 1, 1], 4 * i)

it('makes a toothed border straight where the form is', () => {
  const widths = (label: Int32Array) =>
    Array.from({ length: h - 8 }, (_, y) => label.subarray((y + 4) * w, (y + 5) * w).indexOf(1))
  expect(new Set(widths(toothed().label)).size).toBe(2)
  const after = widths(steadied(toothed(), upright).label)
  const most = Math.max(...after.map((x) => after.filter((z) => z === x).length))
  expect(most).toBeGreaterThan(0.8 * after.length)
})

it('joins what slow light has cut into bands, and nothing with a border of its own', () => {
  const bands = m.plane(w, h, 4)
  const label = new Int32Array(w * h)
  for (let i = 0; i < w * h; i++) {
    const x = i % w
    bands.data[4 * i] = x < 36 ? 0.3 + 0.005 * x : 0.9
    label[i] = x < 18 ? 0 : x < 36 ? 1 : 2
  }
  const joined = withoutBands(bands, { label, count: 3, width: w, height: h })
  const row = joined.label.subarray(16 * w, 17 * w)
  expect(row[4]).toBe(row[30])
  expect(row[4]).not.toBe(row[44])
  expect(joined.gradual?.[row[4]]).toBe(1)
  expect(joined.gradual?.[row[44]]).toBe(0)
})
