import { filter } from '../../filter.ts'
import { domainTransform } from '../../kernels/domain.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px } from '../../param.ts'

/** Lightness smoothed within forms, so that a threshold over it gives a clean border: the light on a cheek, not its pores. */
export const shade = filter({
  id: 'shade',
  doc: 'The large lights and shadows of a picture.',
  params: {
    size: px(16, { min: 2, max: 60 }, 'Smaller forms are smoothed away.'),
    range: plain(0.3, { min: 0.05, max: 1 }, 'How strong an edge must be to remain.'),
    round: px(2.6, { min: 0.3, max: 20 }, 'How round the borders become.'),
  },
  from: 'picture',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 50,
  run: ({ m, frame: { u } }, src, { size, range, round }) => {
    // forms of this size and borders this round are the same at half the size of a large study
    const k = u >= 1.2 && round >= 2 * u ? 2 : 1
    const small = k > 1 ? shrink(m, src, k) : src
    const flat = domainTransform(m, small, small, { sigma: size / k, range, iterations: 3 })
    const soft = gaussian(m, laneOf(m, flat, 0), round / k)
    for (let i = 0; i < soft.data.length; i++) soft.data[i] = Math.min(1, Math.max(0, soft.data[i]))
    const { width, height } = src
    return k > 1 ? enlarge(m, soft, { width, height, from: 0, to: height }, k) : soft
  },
})
