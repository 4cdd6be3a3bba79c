import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px, ratio } from '../../param.ts'

const ramp = (a: number, b: number, x: number): number => {
  const t = Math.min(1, Math.max(0, (x - a) / (b - a)))
  return t * t * (3 - 2 * t)
}
const clamp = (v: number, lo: number, hi: number): number => Math.min(hi, Math.max(lo, v))

/** The glazes: lightness below which each lies, its share of the paint, and how it shows its rim. */
const layers = [
  { below: 0.9, share: 0.6, rim: 0.55 },
  { below: 0.72, share: 0.3, rim: 1 },
  { below: 0.53, share: 0.28, rim: 1 },
] as const
const shares = layers.reduce((t, l) => t + l.share, 0)

/**
 * Three glazes laid over one another, light to dark. Where the paper was dry a glaze ends in a line with a dark
 * rim, where it was wet it fades; noise decides which, and only moves edges that the picture has. Lights and the
 * bright side of edges stay paper. The spare lane takes the thickness of all of it.
 */
export const glazes = filter({
  id: 'glazes',
  doc: 'Lays transparent glazes with dark rims, soft passages and reserved whites.',
  source: 'Bousseau, Kaplan, Thollot, Sillion 2006, doi:10.1145/1124728.1124751',
  params: {
    wet: ratio(0.5, 'How much of the edges runs soft.'),
    rim: plain(1, { min: 0, max: 3 }, 'How dark the rims are.'),
    width: px(2.4, { min: 0.5, max: 12 }, 'Width of a rim.'),
    turbulence: plain(1, { min: 0, max: 3 }, 'How uneven the paint lies in a wash.'),
    whites: ratio(0.75, 'How much paper is left at highlights and edges.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { drift: 'plane', clouds: 'plane', flecks: 'plane', care: 'plane', blooms: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 160,
  run: ({ m, frame }, src, { wet, rim, width, turbulence, whites }, maps) => {
    const { u } = frame
    const { drift, clouds, flecks, care, blooms } = maps
    const n = src.width * src.height
    const L = laneOf(m, src, 0)
    const even = gaussian(m, L, 1.6 * u)
    const wide = gaussian(m, L, 2.8 * u)
    const soft = gaussian(m, L, 4.5 * u)
    const laid = m.plane(src.width, src.height)
    const edge = m.plane(src.width, src.height)
    laid.data.fill(0)
    edge.data.fill(0)
    for (const [k, { below, share, rim: own }] of layers.entries()) {
      const hard = m.plane(src.width, src.height)
      const at = (2 * k + 1) * Math.round(23 * u)
      for (let i = 0; i < n; i++) {
        // pushed only where there is a slope to move along: never speckle in a flat
        const j = (i + at) % n
        const push = 0.5 * (2 * flecks.data[j] - 1) + 0.35 * (2 * clouds.data[j] - 1)
        const slope = ramp(0.004, 0.03, Math.abs(even.data[i] - wide.data[i]))
        const f = (below - even.data[i]) / 0.1 + push * (0.25 + 0.75 * slope)
        hard.data[i] = ramp(-0.2, 0.2, f)
      }
      const spread = gaussian(m, hard, Math.max(0.6, width))
      for (let i = 0; i < n; i++) {
        const c = care.data[i]
        const j = (i + 2 * at) % n
        const run = ramp(-0.35, 0.3, 2 * clouds.data[j] - 1 + 1.1 * (wet - 0.5))
        const gentle = Math.min(1, run * 0.85 + 0.7 * c)
        const h = hard.data[i]
        laid.data[i] +=
          share *
          (h +
            gentle *
              (ramp(-1.6, 1.2, (below - soft.data[i]) / 0.1 + 0.35 * (2 * clouds.data[(i + at) % n] - 1)) -
                h))
        edge.data[i] += Math.max(0, h - spread.data[i]) * (1 - run) * (1 - 0.9 * c) * own
      }
      for (const p of [hard, spread]) m.free(p)
    }
    const near = gaussian(m, L, 0.9 * u)
    const out = m.plane(src.width, src.height, 4)
    out.data.set(src.data)
    for (let y = 0, i = 0; y < src.height; y++)
      for (let x = 0; x < src.width; x++, i++) {
        const c = care.data[i]
        const [c1, f1, d1] = [2 * clouds.data[i] - 1, 2 * flecks.data[i] - 1, 2 * drift.data[i] - 1]
        const even1 = 0.35 + 0.5 * c
        let d = laid.data[i] / shares
        d = (d + even1 * (1 - d)) * (1 + 1.5 * rim * edge.data[i])
        d *= 1 + turbulence * (0.3 * c1 + 0.14 * f1) * (1 - 0.85 * c)
        const ring = blooms.data[i] + 0.08 * f1
        const bloomed = ramp(0.05, 0.3, d1) * (1 - c) * turbulence
        d *= 1 + bloomed * (0.32 * Math.exp(-(((ring - 0.34) / 0.014) ** 2)) - 0.2 * ramp(0.34, 0.25, ring))
        // the bright side of an edge: a gap where the brush did not quite reach
        const light = near.data[i] - wide.data[i]
        const gap = ramp(0.012, 0.035, light) * ramp(-0.1, 0.25, c1 + 0.2 * f1) * (1 - 0.95 * c)
        const high = ramp(0.9, 0.98, even.data[i]) * (1 - 0.8 * c)
        d *= (1 - whites * gap * ramp(0.45, 0.7, L.data[i])) * (1 - whites * high)
        out.data[4 * i + 3] = clamp(src.data[4 * i + 3] * d, 0.15, 2.6)
      }
    return out
  },
})
