import { filter } from '../../filter.ts'
import { added } from '../../kernels/points.ts'
import { choice, plain } from '../../param.ts'

/** Sum of two planes: ink laid over ink. `where` says where the second counts; "not" takes it for its opposite. */
export const add = filter({
  id: 'add',
  doc: 'Adds one plane to another, where a third says so.',
  params: {
    amount: plain(1, { min: -4, max: 4 }, 'Factor of what is added.'),
    at: choice(['as is', 'not'], 'as is', 'Whether the third plane is taken for its opposite.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { more: 'plane' },
  maybe: { where: 'plane' },
  reach: 'point',
  range: [0, 8],
  cost: 4,
  run: ({ m }, src, { amount, at }, { more, where }) =>
    added(m, src, more, amount, 8, where, at === 'not' ? [1, -1] : [0, 1]),
})
