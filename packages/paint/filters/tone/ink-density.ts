import { filter } from '../../filter.ts'
import { inkOf } from '../../kernels/ink.ts'
import { ratio } from '../../param.ts'

/**
 * How much ink a painter would spend at each place. Skin is nearly paper. Hair keeps its own tone: black
 * hair is black, fair hair a thin grey, and it is never quite paper, so that heads hold together.
 */
export const inkDensity = filter({
  id: 'ink-density',
  doc: 'Turns lightness into an amount of ink: little for skin, more for hair.',
  params: {
    skinned: ratio(0.74, 'How much of the ink is kept off skin.'),
    haired: ratio(0.6, 'How much hair is drawn towards ink.'),
  },
  from: 'picture',
  gives: 'plane',
  maybe: { skin: 'plane', hair: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 10,
  run: ({ m }, src, { skinned, haired }, { skin, hair }) => inkOf(m, src, { skin, hair, skinned, haired }),
})
