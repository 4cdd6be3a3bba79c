import { filter } from '../../filter.ts'
import { ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

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
  run: ({ m }, src, { low, high }) => {
    const out = m.plane(src.width, src.height)
    const [a, b] = [low, Math.max(high, low + 0.001)]
    for (let i = 0; i < out.data.length; i++) out.data[i] = smoothstep(a, b, src.data[i])
    return out
  },
})
