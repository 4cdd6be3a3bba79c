import { filter } from '../../filter.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/** The glazes: lightness below which each lies, its share of the paint, and how it shows its rim. */
const layers = [
  { below: 0.9, share: 0.6, rim: 0.55 },
  { below: 0.72, share: 0.3, rim: 1 },
  { below: 0.53, share: 0.28, rim: 1 },
] as const
const shares = layers.reduce((t, l) => t + l.share, 0)

/**
 * Three glazes laid over one another, light to dark. Where the paper was dry a glaze ends in a line with a dark
 * rim, where it was wet it fades; noise decides which, and only moves edges that the picture has. The spare lane
 * takes their thickness.
 */
export const glazes = filter({
  id: 'glazes',
  doc: 'Lays transparent glazes with dark rims and soft passages.',
  source: 'Bousseau, Kaplan, Thollot, Sillion 2006, doi:10.1145/1124728.1124751',
  params: {
    wet: ratio(0.5, 'How much of the edges runs soft.'),
    rim: plain(1, { min: 0, max: 3 }, 'How dark the rims are.'),
    width: px(2.4, { min: 0.5, max: 12 }, 'Width of a rim.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { clouds: 'plane', flecks: 'plane', care: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 160,
  run: ({ m, frame }, src, { wet, rim, width }, maps) => {
    // rims are several pixels wide: on a large study half the size shows the same
    const k = frame.u >= 1.3 ? 2 : 1
    const u = frame.u / k
    const half = (p: Plane): Plane => (k === 1 ? p : shrink(m, p, k))
    const [L, clouds, flecks, care] = [laneOf(m, src, 0), maps.clouds, maps.flecks, maps.care].map(half)
    const n = L.data.length
    const even = gaussian(m, L, 1.6 * u)
    const wide = gaussian(m, L, 2.8 * u)
    const soft = gaussian(m, L, 4.5 * u)
    const laid = m.plane(L.width, L.height)
    const edge = m.plane(L.width, L.height)
    laid.data.fill(0)
    edge.data.fill(0)
    for (const [layer, { below, share, rim: own }] of layers.entries()) {
      const hard = m.plane(L.width, L.height)
      const at = (2 * layer + 1) * Math.round(23 * u)
      for (let i = 0; i < n; i++) {
        const plain = (below - even.data[i]) / 0.1
        if (plain > 1.2 || plain < -1.2) {
          hard.data[i] = plain > 0 ? 1 : 0
          continue
        }
        // pushed only where there is a slope to move along: never speckle in a flat
        const j = i + at < n ? i + at : i + at - n
        const push = flecks.data[j] + 0.7 * clouds.data[j] - 0.85
        const slope = smoothstep(0.004, 0.03, Math.abs(even.data[i] - wide.data[i]))
        hard.data[i] = smoothstep(-0.2, 0.2, plain + push * (0.25 + 0.75 * slope))
      }
      const spread = gaussian(m, hard, Math.max(0.6, width / k))
      for (let i = 0; i < n; i++) {
        const h = hard.data[i]
        const lies = (below - soft.data[i]) / 0.1
        const line = h - spread.data[i]
        if ((lies > 1.7 || lies < -2.1) && line < 0.004) {
          laid.data[i] += share * h
          continue
        }
        const c = care.data[i]
        const j = i + 2 * at < n ? i + 2 * at : i + 2 * at - n
        const run = smoothstep(-0.35, 0.3, 2 * clouds.data[j] - 1 + 1.1 * (wet - 0.5))
        const gentle = Math.min(1, run * 0.85 + 0.7 * c)
        const spreads = smoothstep(-1.6, 1.2, lies + 0.35 * (2 * clouds.data[i] - 1))
        laid.data[i] += share * (h + gentle * (spreads - h))
        if (line > 0) edge.data[i] += line * (1 - run) * (1 - 0.8 * c) * own
      }
      for (const p of [hard, spread]) m.free(p)
    }
    for (let i = 0; i < n; i++) {
      // what is looked at is painted evenly
      const evened = 0.35 + 0.5 * care.data[i]
      const d = laid.data[i] / shares
      laid.data[i] = (d + evened * (1 - d)) * (1 + 1.5 * rim * edge.data[i])
    }
    const { width: W, height: H } = src
    const thick = k === 1 ? laid : enlarge(m, laid, { width: W, height: H, from: 0, to: H })
    const out = m.copy(src)
    for (let i = 0; i < W * H; i++) out.data[4 * i + 3] *= thick.data[i]
    return out
  },
})
