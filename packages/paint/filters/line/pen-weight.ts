import { filter } from '../../filter.ts'
import { ratio } from '../../param.ts'

/** A pen goes lightly over skin: only what is strong there (lids, brows, lips, nostrils) is drawn. */
export const penWeight = filter({
  id: 'pen-weight',
  doc: 'Says how readily a pen draws at each place: less on skin.',
  params: { skin: ratio(0.6, 'How much is held back on skin.') },
  from: 'plane',
  gives: 'plane',
  reach: 'point',
  cost: 3,
  run: ({ m }, src, { skin }) => {
    const out = m.plane(src.width, src.height)
    for (let i = 0; i < out.data.length; i++) out.data[i] = 1 - skin * Math.min(1, Math.max(0, src.data[i]))
    return out
  },
})
