import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * Likelihood of skin by colour alone: hues from rose to ochre (OKLab about 20 to 85 degrees: warm lamps push it far), with the narrow band of
 * chroma that melanin and blood give at each lightness, from deep to pale. Sand, wood and fur pass too: use it to
 * be gentle, never to recolour. A texture that is rough all over counts half.
 */
export const skinTone = filter({
  id: 'skin-tone',
  doc: 'How much a place has the colour of skin, from deep to pale.',
  params: {
    soften: px(2, { min: 0, max: 20 }, 'Blur of the map.'),
  },
  from: 'picture',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame }, src, { soften }) => {
    const { width, height } = src
    const even = gaussian(m, src, Math.max(0.5, 1.2 * frame.u))
    const L = laneOf(m, src, 0)
    const broad = gaussian(m, L, 5 * frame.u)
    for (let i = 0; i < L.data.length; i++) L.data[i] *= L.data[i]
    const square = gaussian(m, L, 5 * frame.u)
    const out = m.plane(width, height)
    for (let i = 0, k = 0; i < out.data.length; i++, k += 4) {
      const a = even.data[k + 1]
      const b = even.data[k + 2]
      if (b < 1e-3 || a < -0.06 * b) {
        out.data[i] = 0
        continue
      }
      const l = even.data[k]
      const chroma = Math.sqrt(a * a + b * b)
      // tangents of the hue instead of the angle
      const slope = a > 1e-4 ? b / a : 99
      const hue = smoothstep(0.34, 0.6, slope) * smoothstep(-0.03, 0.12, a / b)
      // reds of cloth and lacquer are purer than any blush
      const full =
        (0.035 + 0.075 * smoothstep(0.15, 0.6, l) - 0.045 * smoothstep(0.72, 0.97, l)) *
        (0.75 + 0.25 * smoothstep(0.45, 1, slope))
      const band = smoothstep(0.012, 0.03, chroma) * smoothstep(full + 0.045, full + 0.01, chroma)
      const spread = Math.sqrt(Math.max(0, square.data[i] - broad.data[i] * broad.data[i]))
      out.data[i] = hue * band * smoothstep(0.16, 0.3, l) * (1 - 0.75 * smoothstep(0.05, 0.12, spread))
    }
    for (const p of [even, L, broad, square]) m.free(p)
    return soften > 0.3 ? gaussian(m, out, soften) : out
  },
})
