import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { guided } from '../../kernels/guided.ts'
import { px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * The glazes of a face, from its light to its depth: lightness off the skin's own at which each begins, and what it
 * takes of L, a and b. The first is thin and warm, the middle ones rose, the last cool.
 */
const layers = [
  { from: 0.035, L: -0.06, a: 0.004, b: 0.01 },
  { from: -0.035, L: -0.065, a: 0.012, b: 0.006 },
  { from: -0.115, L: -0.075, a: 0.01, b: 0 },
  { from: -0.21, L: -0.085, a: 0.004, b: -0.012 },
] as const
/** Lightness of bare skin above its mean: what the first glaze leaves. */
const lightest = 0.09
/** Lightness off its own beyond which it is no shading but a feature, and stays. */
const shading = 0.24
/** Width of an edge in lightness: where the paper was dry, and where it was wet. */
const [found, lost] = [0.006, 0.075]
/** The light around is so broad that every fourth pixel tells it. */
const coarse = 4
/** A face this wide, in u, is smoothed by just as much as the parameter says. */
const usual = 140

/**
 * Skin as a watercolourist lays it: three or four transparent glazes over one another, each ending here in a crisp line
 * with a darker rim and there in nothing, as noise decides. Tied to the skin's lightness around, so that every skin
 * keeps its own.
 */
export const skinWash = filter({
  id: 'skin-wash',
  doc: 'Paints skin in a few transparent glazes, with edges that are crisp here and lost there.',
  params: {
    smooth: px(4.5, { min: 0.5, max: 20 }, 'Size of what is smoothed away on a face of middling size.'),
    steps: ratio(0.85, 'How clearly the glazes part.'),
    rim: ratio(0.6, 'How dark their rims are.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { skin: 'plane', seen: 'seen', clouds: 'plane', flecks: 'plane', cheeks: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame }, src, { smooth, steps, rim }, { skin, seen, clouds, flecks, cheeks }) => {
    const { width, height } = src
    const out = m.copy(src)
    if (!anywhere(skin)) return out
    const face = seen.faces.find(isMeshed)?.box.width ?? usual
    const size = smooth * Math.min(1.9, Math.max(0.4, face / usual))
    const even = guided(m, laneOf(m, src, 0), src, { radius: Math.max(1, size), eps: 0.004 })
    const weighed = m.plane(width, height)
    for (let i = 0; i < weighed.data.length; i++) weighed.data[i] = skin.data[i] * even.data[4 * i]
    // on a small face the light has no room for clear borders
    const clear = steps * (0.55 + 0.45 * smoothstep(35, 110, face))
    const around = Math.min(60, Math.max(20, 0.4 * face)) * frame.u
    const broad = (p: Plane): Plane => {
      const small = shrink(m, p, coarse)
      return enlarge(m, gaussian(m, small, around / coarse), { width, height, from: 0, to: height }, coarse)
    }
    const mass = broad(skin)
    const light = broad(weighed)
    const round = gaussian(m, laneOf(m, even, 0), Math.max(0.5, 0.45 * size))
    const [s, e, d] = [src.data, even.data, out.data]
    for (let i = 0, k = 0; k < s.length; i++, k += 4) {
      const t = Math.min(1, 1.25 * skin.data[i])
      if (t < 0.02) continue
      for (let l = 0; l < 3; l++) d[k + l] = s[k + l] + t * (e[k + l] - s[k + l])
      const own = light.data[i] / Math.max(0.02, mass.data[i])
      const c = 2 * clouds.data[i] - 1
      const f = 2 * flecks.data[i] - 1
      // the hand does not follow the light exactly
      const off = round.data[i] - own + 0.013 * f + 0.014 * c
      const wet = smoothstep(-0.28, 0.34, c + 0.2 * f)
      const half = found + (lost - found) * wet * wet
      let L = lightest
      let a = 0
      let b = 0
      for (const layer of layers) {
        const into = (layer.from - off) / half
        if (into <= -1) continue
        const covers = into >= 1 ? 1 : smoothstep(-1, 1, into)
        // pigment gathers along a dry edge
        const within = (layer.from - off - half) / 0.014
        const pool = within > -1.6 && within < 2.6 ? (1 - wet) * Math.exp(-within * within) : 0
        const laid = covers + 0.55 * rim * pool
        L += laid * layer.L
        a += laid * layer.a
        b += laid * layer.b
      }
      const away = d[k] - own
      const far = (away / shading) * (away / shading)
      const keep = (t * clear) / (1 + far * far)
      // dark skin has less room for shade
      d[k] += keep * ((L > 0 ? L : L * Math.min(1, 0.3 + own)) - away)
      const blush = t * cheeks.data[i] * smoothstep(-0.35, 0.3, c + 0.25)
      d[k + 1] += keep * a + 0.02 * blush
      d[k + 2] += keep * b + 0.004 * blush
    }
    return out
  },
})
