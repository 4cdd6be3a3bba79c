import { clamp } from '../clamp.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { enlarge, laneOf } from './exchange.ts'
import { gaussian } from './gaussian.ts'
import type { Machine } from './machine.ts'

/** A wash that is laid wet: see filters/wash/five-inks.ts. */
export interface WetInk {
  /** Darkness above which it lies. */
  readonly above: number
  /** What it adds. */
  readonly adds: number
  /** How steep its edge is. */
  readonly steep: number
  /** How far it runs, in pixels. */
  readonly runs: number
  /** How much of its edge runs soft: added to the drift. */
  readonly bias: number
  /** How much ink gathers at a dry edge. */
  readonly pool: number
}
/** The burnt ink, laid last and dry. */
export interface DryInk {
  readonly above: number
  readonly adds: number
  readonly steep: number
}
type Four = readonly [WetInk, WetInk, WetInk, WetInk]

export interface Washing {
  readonly inks: Four
  readonly burnt: DryInk
  /** How far washes stray from the forms, in pixels. */
  readonly stray: number
  /** Width of the line of pigment at a dry edge, in pixels. */
  readonly rim: number
  /** Darkness, less and less smoothed from `wide` to `fine`. */
  readonly fine: Plane
  readonly near: Plane
  readonly far: Plane
  readonly wide: Plane
  readonly clouds: Plane
  readonly flecks: Plane
  readonly drift: Plane
  /** What is painted with small brushes. */
  readonly care?: Plane | undefined
}

/** Where the noise is read once more, so that the two ways of straying do not agree; shares of all pixels. */
const elsewhere = [0.37, 0.61] as const
/** From where to where an edge rises, on dry paper and on wet. */
const [dry, wet] = [
  [0.44, 0.56],
  [0.18, 0.85],
] as const

/** Lays the washes; where they run is worked at half the size, as it is soft. */
export function washes(m: Machine, w: Washing): Plane {
  const { fine, inks, burnt, clouds, flecks, drift, care } = w
  const { width, height } = fine
  const n = width * height
  const [j, k] = elsewhere.map((v) => Math.floor(n * v))
  const table = m.plane(20, 1)
  table.data.set(
    [
      inks.map((i) => i.above),
      inks.map((i) => i.steep),
      inks.map((i) => i.adds),
      inks.map((i) => i.bias),
      inks.map((i) => 2 * i.pool),
    ].flat(),
  )
  const fields = m.plane(width, height, 4)
  const flat = m.plane(width, height)
  const small = [(width + 1) >> 1, (height + 1) >> 1] as const
  const from = [fine.at, w.near.at, w.far.at, w.wide.at, care?.at ?? 0] as const
  m.rows('inkFieldRows', height, ...from, fields.at, flat.at, table.at, width)
  const strayed = m.plane(width, height, 4)
  const [soft, rim] = [m.plane(...small, 4), m.plane(...small, 4)]
  const by = [clouds.at, flecks.at, care?.at ?? 0] as const
  const into = [strayed.at, soft.at, rim.at] as const
  m.rows('inkStrayRows', small[1], fields.at, ...by, ...into, width, height, w.stray, j, k)
  m.free(fields)
  const [a, b, c, d] = inks.map((ink, l) =>
    gaussian(m, laneOf(m, soft, l as 0 | 1 | 2 | 3), Math.max(0.6, 0.5 * ink.runs)),
  )
  m.rows('interleaveRows', small[1], a.at, b.at, c.at, d.at, soft.at, small[0])
  const whole = { width, height, from: 0, to: height }
  const ran = enlarge(m, soft, whole, 2)
  const rimmed = enlarge(m, gaussian(m, rim, Math.max(0.6, 0.5 * w.rim)), whole, 2)
  const out = m.plane(width, height)
  const maps = [fine.at, flat.at, strayed.at, ran.at, rimmed.at, clouds.at, flecks.at, drift.at] as const
  m.rows('fiveInkRows', height, ...maps, table.at, out.at, width, burnt.above, burnt.steep, burnt.adds)
  for (const p of [table, flat, strayed, soft, rim, a, b, c, d, ran, rimmed]) m.free(p)
  return out
}

/** The plain twin, its blurs given: those of the strayed fields and of their crisp edges, as `washes` takes them. */
export function washesPlain(w: Washing, blur: (lane: Float32Array, sigma: number) => Float32Array) {
  const { fine, near, far, wide, inks, burnt, clouds, flecks, drift, care, stray } = w
  const { width, height } = fine
  const n = width * height
  const [s, t] = elsewhere.map((v) => Math.floor(n * v))
  const flat = fine.data.map((v, i) => Math.max(0, 1 - 22 * Math.abs(v - wide.data[i])))
  const out = fine.data.map((v, i) => {
    const at = 0.5 + (v - burnt.above) * burnt.steep
    return burnt.adds * ((1 - flat[i]) * smoothstep(...dry, at) + flat[i] * smoothstep(...wet, at))
  })
  const pairs = [
    [wide, near],
    [far, near],
    [near, fine],
    [near, fine],
  ] as const
  for (const [l, ink] of inks.entries()) {
    const [broad, small] = pairs[l]
    const field = fine.data.map((_, i) => {
      const c = Math.min(1, (l === 3 ? 0.6 : 0) + (care ? care.data[i] : 0.5))
      const v = broad.data[i] + c * (small.data[i] - broad.data[i])
      return clamp(0.5 + (v - ink.above) * ink.steep, 0, 1)
    })
    const strayed = field.map((_, i) => {
      const by = stray * (1 - (care ? care.data[i] : 0))
      const away = (at: number, to: number) => 0.75 * clouds.data[at % n] + 0.25 * flecks.data[to % n]
      const x = clamp((i % width) + by * (2 * away(i, i) - 1), 0, width - 1)
      const y = clamp(Math.floor(i / width) + by * (2 * away(i + s, i + t) - 1), 0, height - 1)
      const [xi, yi] = [Math.floor(x), Math.floor(y)]
      const [r, b] = [Math.min(width - 1, xi + 1), Math.min(height - 1, yi + 1)]
      const at = (px: number, py: number) => field[py * width + px]
      const upper = at(xi, yi) + (x - xi) * (at(r, yi) - at(xi, yi))
      const lower = at(xi, b) + (x - xi) * (at(r, b) - at(xi, b))
      return upper + (y - yi) * (lower - upper)
    })
    const hard = strayed.map((v, i) => smoothstep(...dry, v + 0.1 * (2 * flecks.data[i] - 1)))
    const [soft, rim] = [blur(strayed, ink.runs), blur(hard, w.rim)]
    for (let i = 0; i < n; i++) {
      if (hard[i] === 0 && soft[i] <= 0.02) continue
      const run = Math.max(flat[i], smoothstep(-0.15, 0.45, 2 * drift.data[i] - 1 + ink.bias))
      const gate = clamp((soft[i] - 0.03) * 6, 0, 1)
      const swing = 0.07 * (2 * flecks.data[i] - 1) + 0.14 * (2 * clouds.data[i] - 1)
      const laid = hard[i] + run * (smoothstep(...wet, soft[i] + gate * swing) - hard[i])
      const pool = 2 * ink.pool * (1 - run) * Math.max(0, hard[i] - rim[i])
      out[i] += ink.adds * (laid * (1 - 0.18 * run) + pool) * (0.85 + 0.35 * (2 * clouds.data[i] - 1))
    }
  }
  return out
}
