import { filter } from '../../filter.ts'
import { mixed } from '../../kernels/points.ts'
import { ratio } from '../../param.ts'

/** Another picture where a plane says so. */
export const blend = filter({
  id: 'blend',
  doc: 'Puts another picture in place of this one where a plane says so.',
  params: { amount: ratio(1, 'How much of it.') },
  from: 'picture',
  gives: 'picture',
  with: { other: 'picture', where: 'plane' },
  reach: 'point',
  cost: 8,
  run: ({ m }, src, { amount }, { other, where }) => mixed(m, src, other, where, amount),
})
