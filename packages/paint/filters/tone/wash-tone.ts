import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'

/**
 * How much water a wash takes at each place, as lightness: the photo's, drifting with clouds of pigment. Darks
 * drift most and their own folds are stretched, so that black cloth does not become one sheet.
 */
export const washTone = filter({
  id: 'wash-tone',
  doc: 'Turns lightness into the tone of a wet wash: drifting pigment, and life in the darks.',
  params: {
    drift: ratio(0.14, 'How far pigment drifts in the lights.'),
    shadowDrift: ratio(0.12, 'How much further in the darks.'),
    folds: ratio(0.8, 'How much the forms inside dark places are brought out.'),
    size: px(22, { min: 4, max: 80 }, 'Size of those forms.'),
  },
  from: 'picture',
  gives: 'plane',
  with: { clouds: 'plane' },
  maybe: { spare: 'plane', detail: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m }, src, { drift, shadowDrift, folds, size }, { clouds, spare, detail }) => {
    const out = laneOf(m, src, 0)
    const fine = detail ? laneOf(m, detail, 0) : laneOf(m, src, 0)
    const around = gaussian(m, fine, size)
    for (let i = 0; i < out.data.length; i++) {
      const s = spare ? spare.data[i] : 0
      const L = out.data[i] + s * (fine.data[i] - out.data[i]) // eyes must not be washed away
      const t = Math.min(1, Math.max(0, (0.55 - around.data[i]) / 0.4))
      const dark = t * t * (3 - 2 * t)
      // relative to its surroundings: what is one percent there is five in the wash
      const relief = (fine.data[i] - around.data[i]) / (0.12 + around.data[i])
      const still = 1 - 0.75 * s
      const moved = (clouds.data[i] - 0.5) * (drift + shadowDrift * dark) * 2 * still
      out.data[i] = Math.min(
        1,
        Math.max(0, L + moved + folds * dark * Math.min(0.5, Math.max(-0.5, relief)) * 0.5),
      )
    }
    return out
  },
})
