import { filter } from '../../filter.ts'
import { strongestOf } from '../../kernels/points.ts'
import { ratio } from '../../param.ts'

/** Two drawings laid over each other: wherever one has ink there is ink. */
export const strongest = filter({
  id: 'strongest',
  doc: 'The larger of two planes at each pixel.',
  params: { share: ratio(1, 'How much of the second one counts.') },
  from: 'plane',
  gives: 'plane',
  with: { other: 'plane' },
  reach: 'point',
  cost: 3,
  run: ({ m }, src, { share }, { other }) => strongestOf(m, src, other, share),
})
