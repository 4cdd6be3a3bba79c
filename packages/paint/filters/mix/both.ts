import { filter } from '../../filter.ts'
import { weighed } from '../../kernels/points.ts'
import { choice } from '../../param.ts'

/** What two maps agree on; `not` takes the second for its opposite. */
export const both = filter({
  id: 'both',
  doc: 'The product of two planes: where both are.',
  params: { other: choice(['as is', 'not'], 'as is', 'Whether the second plane is taken for its opposite.') },
  from: 'plane',
  gives: 'plane',
  with: { map: 'plane' },
  reach: 'point',
  cost: 3,
  run: ({ m }, src, { other }, { map }) =>
    other === 'not' ? weighed(m, src, map, 1, -1) : weighed(m, src, map),
})
