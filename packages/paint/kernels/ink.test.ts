import { beforeAll, describe, expect, it } from 'vitest'
import type { Plane } from '../plane.ts'
import { enlarge, shrink } from './exchange.ts'
import { type Washing, washes, washesPlain } from './five-inks.ts'
import { apart } from './fixtures.ts'
import { gaussian } from './gaussian.ts'
import * as ink from './ink.ts'
import * as maps from './ink-maps.ts'
import { Machine } from './machine.ts'

let m: Machine
beforeAll(async () => {
  m = await Machine.open()
})
const sizes = [
  [1, 1],
  [13, 7],
  [64, 33],
] as const

/** Values that differ from place to place, between two bounds. */
const plane = (w: number, h: number, k: number, lo = 0, hi = 1): Plane => {
  const p = m.plane(w, h)
  for (let i = 0; i < p.data.length; i++) p.data[i] = lo + (hi - lo) * (0.5 + 0.5 * Math.sin(1 + i * k))
  return p
}
const picture = (w: number, h: number, k: number): Plane => {
  const p = m.plane(w, h, 4)
  for (let i = 0; i < w * h; i++) {
    const s = (f: number) => Math.sin(1 + i * k * f)
    p.data.set([0.5 + 0.5 * s(1), 0.14 * s(1.7), 0.14 * s(0.4), 0.5 + 0.5 * s(2.3)], 4 * i)
  }
  return p
}

describe.each(sizes)('at %i x %i the kernels of ink match their plain twins:', (w, h) => {
  it('ink broken by paper', () => {
    const canvas = picture(w, h, 0.7)
    for (let i = 0; i < w * h; i++) canvas.data[4 * i + 1] = canvas.data[4 * i] * (i % 3) * 0.4
    for (let i = 0; i < w * h; i += 4) canvas.data[4 * i] = 0
    const paper = plane(w, h, 1.3)
    expect(apart(ink.broken(m, canvas, paper, 0.6).data, ink.brokenPlain(canvas, paper, 0.6))).toBeLessThan(
      1e-5,
    )
  })
  it('a range of mountains', () => {
    const [wet, rock] = [0.9, 0.4].map((k) => plane((w + 1) >> 1, (h + 1) >> 1, k, 0.15, 0.85))
    const ridge = plane(w, 1, 0.2, 0.1 * h, 0.5 * h)
    const range = { ridge, wet, rock, mist: 0.2 * h + 1, tone: 0.4, near: 0.6, first: 0, rows: h }
    const [laid, room] = [plane(w, h, 0.3, 0, 0.5), plane(w, h, 0.05)]
    const want = ink.rangePlain(laid, room, range, 1.4, 0.3)
    ink.layRange(m, laid, room, range, 1.4)
    ink.keepRoom(m, laid, room, 0.3)
    expect(apart(laid.data, want)).toBeLessThan(1e-4)
  })
  it('paper through ink', () => {
    const [laid, paper] = [plane(w, h, 0.7, -0.2, 2.5), plane(w, h, 2.1)]
    const sheet = {
      paper,
      white: { L: 0.96, a: 0, b: 0.02 },
      soot: { a: -0.001, b: -0.006 },
      strength: 1.9,
      grain: 1,
    }
    for (const more of [{}, { glaze: picture(w, h, 0.3), mottle: plane(w, h, 0.1) }]) {
      const s = { ...sheet, ...more }
      expect(apart(ink.layInk(m, laid, s).data, ink.layInkPlain(laid, s))).toBeLessThan(1e-4)
    }
  })
  it('water in masses', () => {
    const laid = plane(w, h, 0.7, 0, 2)
    const [masses, drift, clouds] = [0.3, 0.11, 0.9].map((k) => plane(w, h, k))
    const water = { masses, drift, clouds, water: 0.6, foot: 0.25 }
    expect(apart(ink.dilute(m, laid, water).data, ink.dilutePlain(laid, water))).toBeLessThan(1e-5)
  })
  it('washes on skin', () => {
    const laid = plane(w, h, 0.7, 0, 2)
    const [L, fine, wide, skin, hair] = [0.3, 0.31, 0.29, 0.1, 0.05].map((k) => plane(w, h, k))
    for (const over of [undefined, hair]) {
      const wash = { L, fine, wide, skin, hair: over, depth: 1, form: 1.6, amount: 0.9 }
      // where next to no skin is the kernel leaves the ink alone
      expect(apart(ink.skinWash(m, laid, wash).data, ink.skinWashPlain(laid, wash))).toBeLessThan(2.5e-3)
    }
  })
  it('darkness as ink', () => {
    const src = picture(w, h, 0.21)
    for (const on of [{}, { skin: plane(w, h, 0.6), hair: plane(w, h, 0.15) }]) {
      const d = { ...on, skinned: 0.7, haired: 0.6 }
      expect(apart(ink.inkOf(m, src, d).data, ink.inkOfPlain(src, d))).toBeLessThan(2e-3)
    }
  })
  it('maps of what is bare, red, rough and tinted', () => {
    const p = (k: number) => plane(w, h, k)
    const soft = picture(w, h, 0.17)
    const bare = {
      halo: p(0.1),
      sky: p(0.2),
      detail: p(0.3),
      drift: p(0.4),
      clouds: p(0.5),
      behind: 0.5,
      open: 0.4,
    }
    for (const portrait of [0, 0.4, 1])
      for (const far of [undefined, p(0.6)]) {
        const r = { ...bare, portrait, far }
        expect(apart(maps.reserve(m, p(0.7), r).data, maps.reservePlain(p(0.7), r))).toBeLessThan(1e-5)
      }
    const fade = { clouds: p(0.5), portrait: 0.8, foot: 0.85, sides: 0.6 }
    expect(apart(maps.fading(m, p(0.4), fade).data, maps.fadingPlain(p(0.4), fade))).toBeLessThan(1e-4)
    for (const spare of [undefined, p(0.33)]) {
      expect(
        apart(maps.redness(m, soft, 0.02, 0.06, spare).data, maps.rednessPlain(soft, 0.02, 0.06, spare)),
      ).toBeLessThan(1e-4)
      expect(
        apart(maps.roughness(m, soft, p(0.3), spare).data, maps.roughnessPlain(soft, p(0.3), spare)),
      ).toBeLessThan(1e-3)
    }
    for (const k of [2, 4])
      expect(apart(maps.doubled(m, soft, k).data, maps.doubledPlain(soft, k))).toBeLessThan(1e-5)
    const little = {
      keep: p(0.2),
      breath: 0.3,
      reds: 0.7,
      flesh: 0.9,
      rouge: 0.5,
      most: 0.075,
      red: { L: -0.05, a: 0.08, b: 0.03 },
    }
    for (const on of [{}, { skin: p(0.3), lips: p(0.4), cheeks: p(0.5) }]) {
      const t = { ...little, ...on }
      expect(apart(maps.tints(m, soft, t).data, maps.tintsPlain(soft, t))).toBeLessThan(1e-4)
    }
  })
  it('five washes', () => {
    const wet = (above: number) => ({ above, adds: 0.3, steep: 5, runs: 4, bias: 0.1, pool: 0.3 })
    const dark = plane(w, h, 0.11)
    const [near, far, wide] = [1, 2, 3].map((s) => gaussian(m, dark, s))
    const w0: Washing = {
      inks: [wet(0.1), wet(0.25), wet(0.4), wet(0.6)],
      burnt: { above: 0.78, adds: 0.75, steep: 5 },
      stray: 3,
      rim: 2,
      ...{ fine: dark, near, far, wide },
      ...{ clouds: plane(w, h, 0.9), flecks: plane(w, h, 2.2), drift: plane(w, h, 0.4) },
    }
    const blur = (lane: Float32Array, sigma: number): Float32Array => {
      const p = m.plane(w, h)
      p.data.set(lane)
      const small = gaussian(m, shrink(m, p, 2), Math.max(0.6, 0.5 * sigma))
      return enlarge(m, small, { width: w, height: h, from: 0, to: h }, 2).data
    }
    for (const care of [undefined, plane(w, h, 0.07)])
      expect(apart(washes(m, { ...w0, care }).data, washesPlain({ ...w0, care }, blur))).toBeLessThan(2e-3)
  })
})
