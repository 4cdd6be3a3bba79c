import { filter } from '../../filter.ts'
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
  run: ({ m }, src, { by }) => {
    const out = m.plane(src.width, src.height)
    for (let i = 0; i < out.data.length; i++) out.data[i] = 1 - by * Math.min(1, Math.max(0, src.data[i]))
    return out
  },
})
