import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { fieldSeed, noise } from '../../kernels/noise.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Lightness of the stops, and the two ramps between night and lamp. */
const stops = [0, 0.2, 0.42, 0.62, 0.83, 1] as const
const teal = ['#03040c', '#0a1636', '#123f6e', '#1f86a6', '#7be3ea', '#f2ffff'].map(labOf)
const magenta = ['#05030c', '#240a36', '#6e1268', '#c42d8c', '#ff8fc8', '#fff0fa'].map(labOf)
const steps = 256

/** A ramp as a table of lightness, a and b by lightness. */
function table(colours: typeof teal): Float32Array {
  const out = new Float32Array(3 * (steps + 1))
  for (let i = 0; i <= steps; i++) {
    const x = i / steps
    const at = Math.min(stops.length - 2, Math.max(0, stops.findIndex((s) => s > x) - 1))
    const [from, to] = [colours[x >= 1 ? stops.length - 2 : at], colours[x >= 1 ? stops.length - 1 : at + 1]]
    const t = x >= 1 ? 1 : (x - stops[at]) / (stops[at + 1] - stops[at])
    out[3 * i] = from.L + t * (to.L - from.L)
    out[3 * i + 1] = from.a + t * (to.a - from.a)
    out[3 * i + 2] = from.b + t * (to.b - from.b)
  }
  return out
}

/** A city by night under two neon signs: warm things and the right go to magenta, cold ones and the left to teal. */
export const neonGrade = filter({
  id: 'neon-grade',
  doc: 'Grades a picture to the teal and magenta of neon signs at night.',
  params: {
    own: ratio(0.2, 'How much of its own hue a colour keeps.'),
    warm: ratio(0.55, 'How far warm colours go to magenta.'),
    sides: ratio(0.45, 'How far the right goes to magenta and the left to teal.'),
    contrast: plain(1.2, { min: 0.3, max: 3 }, 'Factor for the contrast.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 35,
  run: ({ m, frame, seed }, src, { own, warm, sides, contrast }, { spare }) => {
    const { width, height } = src
    const out = m.plane(width, height, 4)
    const [cold, hot] = [table(teal), table(magenta)]
    const drift = noise(m, frame, {
      cell: 220 * frame.u,
      octaves: 2,
      gain: 0.5,
      seed: fieldSeed(seed, 4),
    }).data
    const [s, d] = [src.data, out.data]
    for (let y = 0, i = 0, k = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++, k += 4) {
        const L = Math.min(0.9999, Math.max(0, (s[k] - 0.5) * contrast + 0.47))
        const n = 3 * Math.round(L * steps)
        const heat =
          warm * smoothstep(0.005, 0.075, s[k + 1] + 0.55 * s[k + 2]) * (spare ? 1 - spare.data[i] : 1)
        const side = sides * smoothstep(0.25, 0.95, x / width + 0.25 * (drift[i] - 0.5))
        const t = Math.min(1, heat + side)
        d[k] = cold[n] + t * (hot[n] - cold[n])
        for (let l = 1; l < 3; l++) {
          const to = cold[n + l] + t * (hot[n + l] - cold[n + l])
          d[k + l] = to + own * (1.2 * s[k + l] - to)
        }
        d[k + 3] = s[k + 3]
      }
    return out
  },
})
