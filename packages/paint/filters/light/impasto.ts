import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { relief } from '../../kernels/relief.ts'
import { px, ratio } from '../../param.ts'

/** From the upper left, low: what a window does to a picture on the side wall. */
const from = [-0.545, -0.636, 0.545] as const

/** Raking light over the paint's height, which it takes from the picture's spare lane; that lane is kept. */
export const impasto = filter({
  id: 'impasto',
  doc: 'Low light over thick paint.',
  source: 'Hertzmann 2002, Fast Paint Texture, doi:10.1145/508530.508546',
  params: {
    amount: ratio(0.5, 'How strong the relief looks.'),
    soft: px(0.35, { min: 0.1, max: 3 }, 'How far the paint has flowed level before it dried.'),
    rise: px(1.8, { min: 0.2, max: 8 }, 'Length over which paint one unit thick rises.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { calm: 'plane' },
  zone: 'sheet',
  reach: ({ soft }) => Math.ceil(3 * soft) + 2,
  cost: 40,
  run: ({ m }, src, { amount, soft, rise }, { calm }) =>
    relief(
      m,
      src,
      gaussian(m, laneOf(m, src, 3), soft),
      { from, rise, shade: 0.6 * amount, gloss: 0.05 * amount },
      calm,
    ),
})
