import { filter } from '../../filter.ts'
import { domainTransform } from '../../kernels/domain.ts'
import { laneOf } from '../../kernels/exchange.ts'
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
  run: ({ m }, src, { size, range, round }) => {
    const flat = domainTransform(m, src, src, { sigma: size, range, iterations: 3 })
    const out = gaussian(m, laneOf(m, flat, 0), round)
    for (let i = 0; i < out.data.length; i++) out.data[i] = Math.min(1, Math.max(0, out.data[i]))
    return out
  },
})
