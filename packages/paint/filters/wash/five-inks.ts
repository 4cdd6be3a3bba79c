import { filter } from '../../filter.ts'
import { displace } from '../../kernels/displace.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * The five inks, from clear to burnt: darkness above which each lies, what it adds, how steep its edge is, how far it
 * runs in u, how much of its edge dries crisp, and how much ink gathers there.
 */
const inks = [
  { above: 0.1, adds: 0.16, steep: 4, runs: 9, crisp: 0.2, pool: 0.5 },
  { above: 0.24, adds: 0.22, steep: 5, runs: 7, crisp: 0.35, pool: 0.4 },
  { above: 0.42, adds: 0.34, steep: 6, runs: 5, crisp: 0.5, pool: 0.3 },
  { above: 0.6, adds: 0.5, steep: 7, runs: 3.5, crisp: 0.62, pool: 0.2 },
] as const
/** The burnt ink is laid last and on dry paper: it neither runs nor strays. */
const burnt = { above: 0.78, adds: 0.75, steep: 5 }
/** Width in u of the line of pigment at a dry edge. */
const rim = 2.2

/** Edge of a wash on dry paper, from a field that is 0.5 at it; by table, as it is asked a million times. */
const steps = 1024
const crispEdge = Float32Array.from({ length: steps + 1 }, (_, i) => smoothstep(0.44, 0.56, i / steps))
const softEdge = Float32Array.from({ length: steps + 1 }, (_, i) => smoothstep(0.18, 0.85, i / steps))
const of = (table: Float32Array, v: number): number =>
  table[v <= 0 ? 0 : v >= 1 ? steps : (v * steps + 0.5) | 0]

/**
 * Density of ink as a painter lays it: not a continuous tone but washes over one another, each with an edge that dries
 * crisp and rimmed here and runs soft there. Noise moves edges that are there and never makes any.
 */
export const fiveInks = filter({
  id: 'five-inks',
  doc: 'Lays darkness as five washes of ink with wet and dry edges.',
  source: 'edges of washes: Bousseau, Kaplan, Thollot, Sillion 2006, doi:10.1145/1124728.1124751',
  params: {
    wet: ratio(0.5, 'How much of the edges runs soft.'),
    stray: px(6, { min: 0, max: 40 }, 'How far washes stray from the forms.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { clouds: 'plane', flecks: 'plane', drift: 'plane' },
  maybe: { care: 'plane' },
  zone: 'study',
  reach: 'whole',
  range: [0, 3],
  cost: 260,
  run: ({ m, frame: { u } }, dark, { wet, stray }, { clouds, flecks, drift, care }) => {
    const { width, height } = dark
    const n = width * height
    const whole = { width, height, from: 0, to: height }
    const fine = gaussian(m, dark, 1.1 * u)
    const [near, far, wide] = [2.2, 4, 7].map((s) => gaussian(m, dark, s * u))
    // what is looked at is painted with small brushes, the rest with large ones
    const pairs = [
      [wide, near],
      [far, near],
      [near, fine],
      [near, fine],
    ] as const
    const fields = m.plane(width, height, 4)
    for (const [l, [broad, small]] of pairs.entries()) {
      const { above, steep } = inks[l]
      const spare = l === 3 ? 0.6 : 0
      for (let i = 0, k = l; i < n; i++, k += 4) {
        const c = Math.min(1, spare + (care ? care.data[i] : 0.5))
        const v = broad.data[i] + c * (small.data[i] - broad.data[i])
        fields.data[k] = Math.min(1, Math.max(0, 0.5 + (v - above) * steep))
      }
    }
    // over a flat area an edge would be one of the photo's noise: there washes run soft
    const flat = m.plane(width, height)
    for (let i = 0; i < n; i++) flat.data[i] = Math.max(0, 1 - 22 * Math.abs(fine.data[i] - wide.data[i]))
    for (const p of [near, far, wide]) m.free(p)
    const strayed = displace(m, fields, {
      ...astray(m.plane(width, height), m.plane(width, height), clouds, flecks),
      by: stray,
      calm: care,
    })
    m.free(fields)
    const out = m.plane(width, height)
    for (let i = 0; i < n; i++) {
      const v = 0.5 + (fine.data[i] - burnt.above) * burnt.steep
      const f = flat.data[i]
      out.data[i] = burnt.adds * ((1 - f) * of(crispEdge, v) + f * of(softEdge, v))
    }
    const half = shrink(m, strayed, 2)
    const field = m.plane(width, height)
    for (const [l, ink] of inks.entries()) {
      for (let i = 0, k = l; i < n; i++, k += 4)
        field.data[i] = of(crispEdge, strayed.data[k] + 0.1 * (2 * flecks.data[i] - 1))
      const lane = m.plane(half.width, half.height)
      for (let i = 0, k = l; i < lane.data.length; i++, k += 4) lane.data[i] = half.data[k]
      const soft = enlarge(m, gaussian(m, lane, Math.max(0.6, 0.5 * ink.runs * u)), whole)
      const pooled = enlarge(m, gaussian(m, shrink(m, field, 2), Math.max(0.6, 0.5 * rim * u)), whole)
      const bias = 0.8 * (0.5 - ink.crisp) + 1.2 * (wet - 0.5)
      for (let i = 0; i < n; i++) {
        const hard = field.data[i]
        const b = soft.data[i]
        if (hard === 0 && b <= 0.02) continue
        const run = Math.max(flat.data[i], smoothstep(-0.15, 0.45, 2 * drift.data[i] - 1 + bias))
        const gate = Math.min(1, Math.max(0, (b - 0.03) * 6))
        const spread = of(
          softEdge,
          b + gate * (0.07 * (2 * flecks.data[i] - 1) + 0.14 * (2 * clouds.data[i] - 1)),
        )
        const laid = hard + run * (spread - hard)
        const pool = 2 * ink.pool * (1 - run) * Math.max(0, hard - pooled.data[i])
        out.data[i] += ink.adds * (laid * (1 - 0.18 * run) + pool) * (0.85 + 0.35 * (2 * clouds.data[i] - 1))
      }
      for (const p of [lane, soft, pooled]) m.free(p)
    }
    return out
  },
})

/** Two fields to stray by, of clouds and flecks, each taken elsewhere so that the two do not agree. */
function astray(x: Plane, y: Plane, clouds: Plane, flecks: Plane): { x: Plane; y: Plane } {
  const n = x.data.length
  const [s, t] = [Math.floor(n * 0.37), Math.floor(n * 0.61)]
  for (let i = 0; i < n; i++) {
    const [j, k] = [i + s < n ? i + s : i + s - n, i + t < n ? i + t : i + t - n]
    x.data[i] = 0.75 * clouds.data[i] + 0.25 * flecks.data[i]
    y.data[i] = 0.75 * clouds.data[j] + 0.25 * flecks.data[k]
  }
  return { x, y }
}
