import { filter } from '../../filter.ts'
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
  run: ({ m }, src, { other }, { map }) => {
    const out = m.plane(src.width, src.height)
    const not = other === 'not'
    for (let i = 0; i < out.data.length; i++)
      out.data[i] = src.data[i] * (not ? 1 - map.data[i] : map.data[i])
    return out
  },
})
