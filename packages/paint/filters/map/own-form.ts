import { filter } from '../../filter.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px } from '../../param.ts'

/** Broad forms of a picture's own light and shade: what is lighter than its surroundings is nearer. */
export const ownForm = filter({
  id: 'own-form',
  doc: 'Takes broad light and shade for form: 0 in the hollows, 1 on what stands out.',
  params: {
    fine: px(5, { min: 0.5, max: 60 }, 'Forms smaller than this are evened.'),
    broad: px(36, { min: 2, max: 200 }, 'Light and shade broader than this are no form.'),
    gain: plain(4, { min: 0, max: 30 }, 'How much of form a step of lightness makes.'),
  },
  from: 'picture',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 15,
  run: ({ m }, src, { fine, broad, gain }) => {
    const { width, height } = src
    const k = 2
    const L = shrink(m, laneOf(m, src, 0), k)
    const [near, far] = [gaussian(m, L, Math.max(0.5, fine / k)), gaussian(m, L, Math.max(1, broad / k))]
    for (let i = 0; i < near.data.length; i++) {
      const v = gain * (near.data[i] - far.data[i])
      // saturates softly
      near.data[i] = 0.5 + (0.5 * v) / (0.5 + Math.abs(v))
    }
    return enlarge(m, near, { width, height, from: 0, to: height }, k)
  },
})
