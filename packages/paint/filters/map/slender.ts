import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { slenderOf } from '../../kernels/grade.ts'
import { plain, px } from '../../param.ts'

/** What a broad brush would wipe away: wires and twigs, bars and script, the edges of leaves against the sky. */
export const slender = filter({
  id: 'slender',
  doc: 'Finds thin things: wires, twigs, bars, script.',
  params: {
    width: px(3, { min: 0.8, max: 20 }, 'What is broader than this is not thin.'),
    plain: plain(0.1, { min: 0.01, max: 0.5 }, 'Contrast at which a thing stands out plainly.'),
  },
  from: 'picture',
  gives: 'plane',
  with: { flow: 'flow' },
  zone: 'study',
  reach: 'whole',
  cost: 30,
  run: ({ m }, src, { width, plain: out }, { flow }) => {
    const L = laneOf(m, src, 0)
    const broad = gaussian(m, L, width)
    const found = slenderOf(m, L, broad, flow, 0.2 * out, out)
    return gaussian(m, found, 0.25 * width)
  },
})
