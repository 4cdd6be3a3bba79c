import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'
import { step } from './steps.ts'

/** The wash from full pigment to bare paper, and the tone at which each colour stands. */
const stops = [
  { at: 0, ...labOf('#5f82d2') },
  { at: 0.25, ...labOf('#90b0ea') },
  { at: 0.5, ...labOf('#bbd2f6') },
  { at: 0.74, ...labOf('#dfeafc') },
  { at: 0.97, ...labOf('#fdfdff') },
] as const
const entries = 1024
/** Lightness, green-red and blue-yellow of the wash at each tone. */
const [rampL, rampA, rampB] = (['L', 'a', 'b'] as const).map((lane) =>
  Float32Array.from({ length: entries + 1 }, (_, i) => {
    const v = Math.min(stops[4].at - 1e-6, i / entries)
    const k = stops.findIndex((s) => s.at > v) - 1
    const t = (v - stops[k].at) / (stops[k + 1].at - stops[k].at)
    return stops[k][lane] + t * (stops[k + 1][lane] - stops[k][lane])
  }),
)

/**
 * Pale blue watercolour: tone becomes water, a breath of the local colour stays, skin keeps its own warmth and
 * its place between light and dark.
 */
export const blueWash = filter({
  id: 'blue-wash',
  doc: 'Paints a pale blue wash with a hint of the local colours.',
  params: {
    tones: plain(5, { min: 2, max: 16 }, 'Steps of tone.'),
    strength: ratio(1, 'How much pigment.'),
    hint: ratio(0.46, 'How much of the local colour shows.'),
    rose: ratio(0.95, 'How much of its own colour skin keeps.'),
    thin: ratio(0.56, 'How much of its own depth skin keeps: the same share for deep and for pale.'),
    smooth: px(0.5, { min: 0.1, max: 3 }, 'Rounds the borders of the tones.'),
    granulation: ratio(0.5, 'How much pigment settles in the grain.'),
  },
  from: 'plane',
  gives: 'picture',
  with: { colour: 'picture', rim: 'plane', grain: 'plane', paper: 'plane' },
  maybe: { skin: 'plane' },
  reach: ({ smooth }) => Math.ceil(3 * Math.min(5, smooth)) + 1,
  cost: 40,
  run: (
    { m },
    src,
    { tones, strength, hint, rose, thin, smooth: round, granulation },
    { colour, rim, grain, paper, skin },
  ) => {
    const out = m.plane(src.width, src.height, 4)
    const n = Math.round(tones)
    const water = gaussian(m, src, Math.min(5, round)).data
    const stepped = Float32Array.from({ length: entries + 1 }, (_, i) => step(i / entries, n, 7))
    for (let i = 0, k = 0; i < src.data.length; i++, k += 4) {
      const s = skin ? skin.data[i] : 0
      const v = Math.min(1, Math.max(0, water[i]))
      const at = Math.min(entries - 1, (v * entries) | 0)
      const flat = stepped[at] + (v * entries - at) * (stepped[at + 1] - stepped[at])
      const q = v + (0.75 - 0.6 * s) * (flat - v) // skin has no hard steps: it would look blotched
      const tone = Math.min(1, Math.max(0, 1 - strength * (1 - q)))
      const pigment = 1 - tone
      const j = (tone * entries + 0.5) | 0
      const a = colour.data[k + 1]
      const b = colour.data[k + 2]
      const local = hint * smoothstep(0.012, 0.065, Math.sqrt(a * a + b * b))
      const speck = paper.data[i] - 0.5 + 0.6 * (grain.data[i] - 0.5)
      const dry = rim.data[i] * (0.5 + grain.data[i]) * 0.11 * (1 - 0.7 * s) * strength
      const grainy = granulation * speck * (0.02 + 0.2 * pigment) * (1 - 0.6 * s)
      const depth = strength * thin * (1 - v) // of skin: its own lightness, thinned by the same factor everywhere
      const own = rose / (1 + 3.5 * Math.sqrt(a * a + b * b)) // strong colours of skin are reduced most
      out.data[k] = Math.min(0.99, rampL[j] + s * (1 - depth - rampL[j]) - dry - grainy)
      out.data[k + 1] = rampA[j] * (1 - s) + 0.024 * s * depth + a * (local + s * (own - local))
      out.data[k + 2] = rampB[j] * (1 - s) - 0.05 * s * depth + b * (local + s * (0.8 * own - local))
      out.data[k + 3] = 0
    }
    return out
  },
})
