import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * What water does to a wash, and where it never came: paint drifts inside it, a drop pushes it aside into a dark
 * ring (a backrun), highlights and the bright side of edges stay paper. Works on the thickness in the spare lane.
 */
export const waterMarks = filter({
  id: 'water-marks',
  doc: 'Lets paint drift and bloom inside the washes and leaves paper bare at lights and edges.',
  source: 'Curtis, Anderson, Seims, Fleischer, Salesin 1997, doi:10.1145/258734.258896',
  params: {
    turbulence: plain(1, { min: 0, max: 3 }, 'How uneven the paint lies in a wash.'),
    whites: ratio(0.75, 'How much paper is left at highlights and edges.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { drift: 'plane', clouds: 'plane', flecks: 'plane', care: 'plane', blooms: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 80,
  run: ({ m, frame }, src, { turbulence, whites }, { drift, clouds, flecks, care, blooms }) => {
    const L = laneOf(m, src, 0)
    const near = gaussian(m, L, 0.9 * frame.u)
    const wide = gaussian(m, L, 2.8 * frame.u)
    const out = m.plane(src.width, src.height, 4)
    out.data.set(src.data)
    for (let i = 0; i < L.data.length; i++) {
      const free = 1 - care.data[i]
      const light = near.data[i]
      const c = 2 * clouds.data[i] - 1
      const f = 2 * flecks.data[i] - 1
      // a deep wash is laid at once and stays whole; thin ones show every drop of water
      const calm = 0.55 + 0.45 * smoothstep(0.35, 0.6, light)
      let d = 1 + turbulence * calm * (0.3 * c + 0.14 * f) * (0.15 + 0.85 * free)
      // a large dark is charged wet: thinned here, gathered there
      const deep = smoothstep(0.52, 0.36, wide.data[i])
      if (deep > 0) {
        const thinned = 0.12 + 0.6 * c + 0.35 * (2 * drift.data[i] - 1) + 0.15 * f
        d *= 1 - turbulence * deep * (0.35 + 0.65 * free) * Math.min(0.5, Math.max(0, thinned))
      }
      const ring = blooms.data[i] + 0.08 * f
      if (ring < 0.39) {
        const wet =
          turbulence * free * smoothstep(0.05, 0.3, 2 * drift.data[i] - 1) * smoothstep(0.42, 0.6, light)
        const off = (ring - 0.34) / 0.014
        d *= 1 + wet * (0.32 * Math.exp(-off * off) - 0.2 * smoothstep(0.34, 0.25, ring))
      }
      // the bright side of an edge: a gap where the brush did not quite reach
      const step = light - wide.data[i]
      if (step > 0.012) {
        const gap = smoothstep(0.012, 0.035, step) * smoothstep(-0.1, 0.25, c + 0.2 * f) * free * free
        d *= 1 - whites * gap * smoothstep(0.45, 0.7, L.data[i])
      }
      d *= 1 - whites * smoothstep(0.9, 0.98, light) * (0.2 + 0.8 * free)
      out.data[4 * i + 3] = Math.min(2.4, Math.max(0.15, src.data[4 * i + 3] * d))
    }
    return out
  },
})
