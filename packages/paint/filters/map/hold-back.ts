import { filter } from '../../filter.ts'
import { scaled } from '../../kernels/points.ts'
import { ratio } from '../../param.ts'

/** A pen goes lightly over skin, a screen of dots stays off a small face: 1 where the map is empty, less where it is full. */
export const holdBack = filter({
  id: 'hold-back',
  doc: 'Turns a map into a weight that is low where the map is high.',
  params: { by: ratio(0.6, 'How much is held back where the map is full.') },
  from: 'plane',
  gives: 'plane',
  reach: 'point',
  cost: 3,
  run: ({ m }, src, { by }) => scaled(m, src, 1, -by, 1 - by, 1),
})
