import { filter } from '../../filter.ts'
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
  run: ({ m }, src, { amount }, { other, where }) => {
    const out = m.plane(src.width, src.height, 4)
    for (let i = 0, k = 0; k < out.data.length; i++, k += 4) {
      const t = amount * Math.min(1, Math.max(0, where.data[i]))
      for (let l = k; l < k + 4; l++) out.data[l] = src.data[l] + t * (other.data[l] - src.data[l])
    }
    return out
  },
})
