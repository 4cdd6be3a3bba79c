import { filter } from '../../filter.ts'
import { flowOf } from '../../kernels/flow.ts'
import { px, ratio } from '../../param.ts'

/** Tangents of the smoothed structure tensor: which way a brush would follow the form at each pixel. */
export const flow = filter({
  id: 'flow',
  doc: 'The direction in which forms run.',
  source: 'Kyprianidis, Kang 2011, doi:10.1111/j.1467-8659.2011.01882.x',
  params: {
    sigma: px(2.5, { min: 0.5, max: 40 }, 'How far a direction reaches.'),
    inherit: ratio(0.02, 'Share that flat zones take from forms further away.'),
  },
  from: 'picture',
  gives: 'flow',
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m }, src, { sigma, inherit }) => flowOf(m, src, { sigma, inherit }),
})
