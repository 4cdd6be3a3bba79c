import { filter } from '../../filter.ts'
import { contrasted } from '../../kernels/grade.ts'
import { ratio } from '../../param.ts'

/** An S-curve over lightness about its middle; black and white stay, chroma follows a little. */
export const softContrast = filter({
  id: 'soft-contrast',
  doc: 'Deepens the shadows and lifts the lights, softly.',
  params: {
    amount: ratio(0.3, 'How strong the curve is.'),
    middle: ratio(0.55, 'Lightness that stays.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane' },
  reach: 'point',
  cost: 12,
  run: ({ m }, src, { amount, middle }, { spare }) =>
    contrasted(m, src, spare, amount, Math.min(0.9, Math.max(0.1, middle))),
})
