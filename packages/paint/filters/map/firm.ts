import { filter } from '../../filter.ts'
import { ramped } from '../../kernels/points.ts'
import { ratio } from '../../param.ts'

/** A map made decided: below `low` nothing, above `high` all, for what would show through where a map is unsure. */
export const firm = filter({
  id: 'firm',
  doc: 'Makes an unsure map decided.',
  params: {
    low: ratio(0.25, 'What counts as nothing.'),
    high: ratio(0.7, 'What counts as all.'),
  },
  from: 'plane',
  gives: 'plane',
  reach: 'point',
  cost: 4,
  run: ({ m }, src, { low, high }) => ramped(m, src, low, Math.max(high, low + 0.001)),
})
