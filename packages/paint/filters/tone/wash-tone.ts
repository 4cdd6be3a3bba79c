import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Lightness to which black cloth is thinned, and how much its wash differs between middle and border. */
const least = 0.4
const gathered = 0.26

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
    sheer: ratio(0.75, 'How far dark clothes and hair are thinned, so that they stay a wash.'),
    rim: px(16, { min: 1, max: 80 }, 'How far from their borders their pigment gathers.'),
  },
  from: 'picture',
  gives: 'plane',
  with: { clouds: 'plane' },
  maybe: { spare: 'plane', detail: 'picture', cloth: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m }, src, { drift, shadowDrift, folds, size, sheer, rim }, { clouds, spare, detail, cloth }) => {
    const out = laneOf(m, src, 0)
    const fine = detail ? laneOf(m, detail, 0) : laneOf(m, src, 0)
    const around = gaussian(m, fine, size)
    const inner = cloth && gaussian(m, cloth, rim)
    const broad = cloth && gaussian(m, cloth, 2.5 * rim)
    for (let i = 0; i < out.data.length; i++) {
      const s = spare ? spare.data[i] : 0
      const L = out.data[i] + s * (fine.data[i] - out.data[i]) // eyes must not be washed away
      const t = Math.min(1, Math.max(0, (0.55 - around.data[i]) / 0.4))
      const dark = t * t * (3 - 2 * t)
      // relative to its surroundings: what is one percent there is five in the wash
      const relief = (fine.data[i] - around.data[i]) / (0.12 + around.data[i])
      const still = 1 - 0.75 * s
      const moved = (clouds.data[i] - 0.5) * (drift + shadowDrift * dark) * 2 * still
      const fold = folds * dark * Math.min(0.5, Math.max(-0.5, relief)) * 0.5
      let thin = 0
      if (cloth && inner && broad && cloth.data[i] > 0.004) {
        // pigment gathers where the cloth ends, and the middle dries pale
        const middle = Math.min(1, Math.max(0, 2 * inner.data[i] - 1))
        const pale = least * (1 - around.data[i]) + gathered * (middle - 0.4)
        // a small dark figure is a silhouette, not cloth
        thin = sheer * cloth.data[i] * smoothstep(0.36, 0.56, broad.data[i]) * pale * dark
      }
      out.data[i] = Math.min(1, Math.max(0, L + moved + fold + thin))
    }
    return out
  },
})
