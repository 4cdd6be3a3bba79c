import { filter } from '../../filter.ts'
import { domainTransform } from '../../kernels/domain.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'
import { meanSkin } from '../tone/skin-base.ts'

/** Pale skin may be nearly yellow, up to 90 degrees of hue; a strong yellow is cloth or lamplight on it. */
function notYellow(a: number, b: number, chroma: number): number {
  const strong = smoothstep(0.09, 0.13, chroma)
  return b <= 0 ? 1 : smoothstep(0.08 * strong, 0.2 + 0.27 * strong, a / b)
}
/**
 * How far each pixel has the tone of the skin around it. Brown hair is darker and stronger in colour, white hair
 * greyer, wood yellower; without `features` also what brows, lids and lips are: a little darker or redder.
 */
function likeItsSurroundings(m: Machine, src: Plane, mean: Plane, features: boolean): Plane {
  const darkest = features ? 0.28 : 0.6
  const out = m.plane(src.width, src.height)
  for (let i = 0, k = 0; i < out.data.length; i++, k += 4) {
    const [a, b] = [src.data[k + 1], src.data[k + 2]]
    const [usualA, usualB] = [mean.data[k + 1], mean.data[k + 2]]
    const usual = Math.sqrt(usualA * usualA + usualB * usualB) + 1e-4
    const chroma = Math.sqrt(a * a + b * b) + 1e-4
    const brown = Math.max(0, chroma / usual - 1)
    const redder = (a * usualB - b * usualA) / (chroma * usual) // sine of the angle between the hues
    const light = src.data[k] / (mean.data[k] + 1e-4)
    out.data[i] =
      smoothstep(darkest, darkest + 0.13, light - 0.8 * brown) *
      smoothstep(0.36, 0.54, chroma / usual + 0.3 * Math.max(0, 1 - light)) * // shadows are greyer, lights must not be
      smoothstep(0.64, 0.45, -redder) *
      notYellow(a, b, chroma) *
      (features ? 1 : smoothstep(0.36, 0.16, redder))
  }
  return out
}

/**
 * What may be repainted as skin: smooth, rose to ochre, drawn together into whole areas along the photo's own
 * borders. Hair, fur and stone mostly stay out, and so do eyes, brows, lips and nostrils,
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
      // hues from 8 to 90 degrees by their tangents: twenty times as fast as the angle
      likely.data[i] =
        smoothstep(0.14, 0.5, b / a) *
        notYellow(a, b, chroma) *
        smoothstep(0.012, 0.03, chroma) *
        smoothstep(0.185, 0.14, chroma) *
        smoothstep(0.13, 0.24, L.data[i]) *
        smoothstep(0.035, 0.018, rough.data[i])
    }
    const lit = m.plane(src.width, src.height)
    for (let i = 0; i < lit.data.length; i++) lit.data[i] = likely.data[i] * L.data[i] ** 3
    const mean = meanSkin(m, src, lit, 50 * frame.u)
    const alike = likeItsSurroundings(m, src, mean, true)
    for (let i = 0; i < likely.data.length; i++) likely.data[i] *= alike.data[i]
    // right beside skin its tone is enough: the rim of a cheek is rough only because of what is behind it
    const rim = likeItsSurroundings(m, src, mean, false)
    for (let pass = 0; pass < 2; pass++) {
      const beside = gaussian(m, likely, 8 * frame.u)
      for (let i = 0; i < likely.data.length; i++)
        likely.data[i] = Math.max(likely.data[i], rim.data[i] * smoothstep(0.12, 0.3, beside.data[i]))
    }
    const out = domainTransform(m, likely, src, { sigma: size, range: 0.35, iterations: 3 })
    for (let i = 0; i < out.data.length; i++)
      out.data[i] = smoothstep(certain - 0.2, certain + 0.2, out.data[i])
    return out
  },
})
