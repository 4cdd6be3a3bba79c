import { filter } from '../../filter.ts'
import { cinematic } from '../../kernels/grade.ts'
import { ratio } from '../../param.ts'

/** Shadows lean to teal, lights to amber, and greys between take sides; skin keeps its hue. */
export const cinema = filter({
  id: 'cinema',
  doc: 'The grade of film: teal in the shadows, amber in the lights.',
  params: {
    amount: ratio(0.6, 'How far.'),
    rich: ratio(0.3, 'How much fuller dull colours become.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { skin: 'plane' },
  reach: 'point',
  cost: 22,
  run: ({ m }, src, { amount, rich }, { skin }) => cinematic(m, src, skin, amount, rich),
})
