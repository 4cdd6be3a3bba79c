import { filter } from '../../filter.ts'
import { domainTransform } from '../../kernels/domain.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'

const ramp = (a: number, b: number, x: number): number => {
  const t = Math.min(1, Math.max(0, (x - a) / (b - a)))
  return t * t * (3 - 2 * t)
}

/**
 * What may be repainted as skin: smooth, rose to ochre, drawn together into whole areas along the photo's own
 * borders. Stricter than `skin-tone`: hair, fur and stone mostly stay out, and so do eyes, brows, lips and nostrils,
 * which a repainting would lose.
 */
export const skinArea = filter({
  id: 'skin-area',
  doc: 'Finds whole, smooth areas of skin without the features in them.',
  source: 'areas by the domain transform: Gastal, Oliveira 2011, doi:10.1145/1964921.1964964',
  params: {
    size: px(14, { min: 2, max: 60 }, 'How far likelihoods are drawn together.'),
    certain: ratio(0.5, 'Likelihood from which it is skin.'),
  },
  from: 'picture',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 120,
  run: ({ m, frame }, src, { size, certain }) => {
    const L = laneOf(m, src, 0)
    const around = gaussian(m, L, 3 * frame.u)
    for (let i = 0; i < L.data.length; i++) around.data[i] = Math.abs(L.data[i] - around.data[i])
    const rough = gaussian(m, around, 6 * frame.u)
    const likely = m.plane(src.width, src.height)
    for (let i = 0, k = 0; i < likely.data.length; i++, k += 4) {
      const [a, b] = [src.data[k + 1], src.data[k + 2]]
      likely.data[i] = 0
      if (a <= 0 || b <= 0 || rough.data[i] > 0.035) continue
      const chroma = Math.sqrt(a * a + b * b)
      // hues from 12 to 90 degrees by their tangents: twenty times as fast as the angle
      likely.data[i] =
        ramp(0.21, 0.67, b / a) *
        ramp(0, 0.27, a / b) *
        ramp(0.012, 0.03, chroma) *
        ramp(0.185, 0.14, chroma) *
        ramp(0.16, 0.3, L.data[i]) *
        ramp(0.035, 0.018, rough.data[i])
    }
    const out = domainTransform(m, likely, src, { sigma: size, range: 0.35, iterations: 3 })
    for (let i = 0; i < out.data.length; i++) out.data[i] = ramp(certain - 0.2, certain + 0.2, out.data[i])
    return out
  },
})
