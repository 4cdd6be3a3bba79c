import { filter } from '../../filter.ts'
import { vibrance as vibrant } from '../../kernels/cel.ts'
import { plain, ratio } from '../../param.ts'

/** Dull colours gain most, strong ones hardly: nothing burns out. */
export const vibrance = filter({
  id: 'vibrance',
  doc: 'Makes dull colours stronger and leaves strong ones and skin alone.',
  params: {
    gain: plain(1.6, { min: 0, max: 4 }, 'Factor for the dullest colours.'),
    full: plain(0.26, { min: 0.05, max: 0.5 }, 'Chroma from which a colour stays as it is.'),
    spared: ratio(0.8, 'How much the colours of skin are left alone where `spare` is.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane' },
  reach: 'point',
  cost: 6,
  run: ({ m }, src, values, { spare }) => vibrant(m, src, values, spare),
})
