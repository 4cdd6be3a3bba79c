import { filter } from '../../filter.ts'
import { golden } from '../../kernels/grade.ts'
import { ratio } from '../../param.ts'

/**
 * The grade of late sun: lights to peach, shadows to plum, blues drawn towards warm greys; black is lifted like a
 * print. Skin keeps the way its hue lies and its darkness against other skin.
 */
export const goldenHour = filter({
  id: 'golden-hour',
  doc: 'Grades a picture as the last hour of sun does: peach lights, plum shadows, lifted blacks.',
  params: {
    amount: ratio(1, 'How far.'),
    lift: ratio(0.05, 'Lightness that black is lifted to.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { skin: 'plane' },
  zone: 'study',
  reach: 'point',
  cost: 25,
  run: ({ m }, src, { amount, lift }, { skin }) => golden(m, src, skin, amount, lift),
})
