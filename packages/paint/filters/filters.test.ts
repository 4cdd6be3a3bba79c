/// <reference types="vite/client" />
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AnyFilter, Frame, Kind } from '../filter.ts'
import { meshedFace } from '../guidance/fixtures.ts'
import type { Seen } from '../guidance/seen.ts'
import { Machine } from '../kernels/machine.ts'
import { type Plane, rowsOf } from '../plane.ts'
import type { Shapes } from '../shapes.ts'
import type { Strokes } from '../strokes.ts'

type Value = Plane | Strokes | Shapes | Seen

/** Every filter of the folder, found by its shape: a new file is tested without a line here. */
const modules = import.meta.glob<Record<string, unknown>>('./**/*.ts', { eager: true })
const filters = Object.entries(modules).flatMap(([file, exports]) =>
  Object.values(exports).flatMap((e) => {
    const spec = typeof e === 'function' && 'spec' in e ? (e.spec as AnyFilter) : undefined
    return spec && 'reach' in spec ? [{ file, spec }] : []
  }),
)

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})

/** Smooth shapes with edges and a little texture, from integer hashes. */
function input(kind: Kind, width: number, height: number, salt: number): Value {
  if (kind === 'seen') return { faces: [meshedFace({ x: 300, y: 200, width: 260, height: 320 })], bodies: [] }
  if (kind === 'shapes')
    return {
      count: 2,
      start: Int32Array.of(0, 4, 7),
      x: Float32Array.of(100, 400, 400, 100, 500, 900, 700),
      y: Float32Array.of(100, 100, 300, 300, 200, 300, 600),
      colour: Float32Array.of(0.4, 0.1, 0.06, 0.8, 0, 0.1),
      opacity: Float32Array.of(0.9, 0.6),
      soft: Float32Array.of(0, 6),
    }
  if (kind === 'strokes')
    return {
      count: 2,
      start: Int32Array.of(0, 3, 6),
      x: Float32Array.of(100, 300, 700, 200, 220, 400),
      y: Float32Array.of(100, 200, 300, 500, 300, 50),
      width: Float32Array.of(1, 3, 1, 0.5, 2, 2),
      opacity: Float32Array.of(0.9, 0.6),
      colour: Float32Array.of(0.4, 0.05, 0.02, 0.7, -0.05, 0.06),
    }
  const p = m.plane(width, height, kind === 'plane' ? 1 : 4)
  const lanes = p.lanes
  for (let i = 0; i < width * height; i++) {
    const x = (i % width) / width
    const y = Math.floor(i / width) / height
    const hash = (Math.imul(i + salt, 0x9e3779b1) >>> 8) / 2 ** 24
    const disc = Math.hypot(x - 0.45, y - 0.55) < 0.3 ? 0.35 : 0.8
    const value = Math.min(1, Math.max(0, disc + 0.2 * x - 0.1 * y + 0.04 * (hash - 0.5)))
    if (lanes === 1) p.data[i] = value
    else if (kind === 'flow') {
      const angle = 2 * x + 3 * y + salt
      p.data.set([Math.cos(angle), Math.sin(angle), Math.min(1, x + 0.2), 0.05 * y], 4 * i)
    } else if (kind === 'normals') p.data.set([0.6 * x, -0.8 * x, Math.sqrt(1 - x * x), value], 4 * i)
    else p.data.set([value, 0.1 * (y - 0.4), 0.12 * (x - 0.5), 0], 4 * i)
  }
  return p
}

const isPlane = (v: unknown): v is Plane => typeof v === 'object' && v !== null && 'lanes' in v

function inPixels(spec: AnyFilter, values: Record<string, number | string>, u: number) {
  return Object.fromEntries(
    Object.entries(values).map(([k, v]) => [k, spec.params[k].unit === 'u' ? Number(v) * u : v]),
  )
}
const defaults = (spec: AnyFilter) =>
  Object.fromEntries(
    Object.entries(spec.params).map(([k, p]) => [k, (p as { default: number | string }).default]),
  )

/** A filter run on rows [from, to) of inputs that are whole. */
function run(
  spec: AnyFilter,
  values: Record<string, number | string>,
  whole: Record<string, Value>,
  frame: Frame,
) {
  const cut = (v: Value) => (isPlane(v) ? rowsOf(v, frame.top, frame.top + frame.rows) : v)
  const { '': src, ...maps } = Object.fromEntries(Object.entries(whole).map(([k, v]) => [k, cut(v)]))
  return spec.run({ m, frame, seed: 1 }, src, values, maps) as Value
}
const inputsOf = (spec: AnyFilter, w: number, h: number, optional: boolean) => ({
  ...(spec.from === 'nothing' ? {} : { '': input(spec.from as Kind, w, h, 1) }),
  ...Object.fromEntries(
    Object.entries({ ...(spec.with ?? {}), ...(optional ? (spec.maybe ?? {}) : {}) }).map(([k, kind], i) => [
      k,
      input(kind as Kind, w, h, 7 * i + 3),
    ]),
  ),
})
const frame = (width: number, height: number): Frame => ({
  width,
  height,
  top: 0,
  rows: height,
  u: Math.max(width, height) / 1000,
})

function expectSound(spec: AnyFilter, out: Value, w: number, h: number) {
  if ('faces' in out) {
    for (const { mesh } of out.faces) expect(mesh.every(Number.isFinite)).toBe(true)
    return
  }
  if (!isPlane(out)) {
    if (!('start' in out)) throw new Error(`${spec.id} gives neither a plane nor vectors`)
    for (const list of Object.values(out))
      if (typeof list !== 'number') expect(list.every(Number.isFinite)).toBe(true)
    expect(out.start[out.count] ?? 0).toBe(out.x.length)
    return
  }
  expect([out.width, out.height, out.lanes]).toEqual([w, h, spec.gives === 'plane' ? 1 : 4])
  const [min, max] = spec.gives === 'plane' ? (spec.range ?? [0, 1]) : [-1.5, 2.5]
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const v of out.data) {
    if (!Number.isFinite(v)) throw new Error(`${spec.id} gives ${v}`)
    low = Math.min(low, v)
    high = Math.max(high, v)
  }
  expect(low, 'lowest value').toBeGreaterThanOrEqual(min - 1e-4)
  expect(high, 'highest value').toBeLessThanOrEqual(max + 1e-4)
}

it('finds the filters', () => {
  expect(filters.length).toBeGreaterThan(2)
  expect(new Set(filters.map((f) => f.spec.id)).size).toBe(filters.length)
})

describe.each(filters.map((f) => [f.spec.id, f.spec] as const))('%s', (_id, spec) => {
  it('is finite, in range, of the same size, and the same twice, with and without its optional maps', () => {
    const [w, h] = [97, 75]
    for (const optional of [false, true]) {
      const inputs = inputsOf(spec, w, h, optional)
      const before = Object.values(inputs).map((v) => (isPlane(v) ? v.data.slice() : v))
      const values = inPixels(spec, defaults(spec), frame(w, h).u)
      const [a, b] = [0, 1].map(() => run(spec, values, inputs, frame(w, h)))
      expectSound(spec, a as Plane, w, h)
      if (isPlane(a) && isPlane(b)) expect(b.data).toEqual(a.data)
      else expect(b).toEqual(a)
      for (const [i, v] of Object.values(inputs).entries())
        if (isPlane(v)) expect(v.data, 'an input was written').toEqual(before[i])
    }
  })

  it('takes any value that its parameters allow', () => {
    const [w, h] = [64, 48]
    const inputs = inputsOf(spec, w, h, true)
    const one = (p: { type: string; min: number; max: number; values: readonly string[] }) =>
      p.type === 'choice' ? fc.constantFrom(...p.values) : fc.double({ min: p.min, max: p.max, noNaN: true })
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(Object.entries(spec.params).map(([k, p]) => [k, one(p as never)]))),
        (values) => {
          m.scope(() => {
            expectSound(
              spec,
              run(spec, inPixels(spec, values as never, frame(w, h).u), inputs, frame(w, h)),
              w,
              h,
            )
            return undefined
          })
        },
      ),
      { numRuns: 12, seed: 7 },
    )
  })

  const tiles =
    spec.zone !== 'study' && spec.reach !== 'whole' && !['strokes', 'shapes', 'seen'].includes(spec.gives)
  // A filter of the study, or one that needs the whole image, is never run in bands.
  if (!tiles) return
  it('gives in bands what it gives whole', () => {
    const [w, h] = [120, 160]
    const f = frame(w, h)
    const values = inPixels(spec, defaults(spec), f.u)
    const reach = spec.reach === 'point' ? 0 : Math.ceil((spec.reach as (v: object) => number)(values))
    const inputs = inputsOf(spec, w, h, true)
    const whole = run(spec, values, inputs, f) as Plane
    for (const [from, to] of [
      [0, 50],
      [50, 111],
      [111, 160],
    ] as const) {
      const a = Math.max(0, from - reach)
      const b = Math.min(h, to + reach)
      const band = run(spec, values, inputs, { ...f, top: a, rows: b - a }) as Plane
      const got = rowsOf(band, from - a, to - a).data
      const want = rowsOf(whole, from, to).data
      const worst = want.reduce((t, v, i) => Math.max(t, Math.abs(v - (got[i] as number))), 0)
      expect(worst, `rows ${from} to ${to}`).toBeLessThan(4 / 255)
    }
  })
})
