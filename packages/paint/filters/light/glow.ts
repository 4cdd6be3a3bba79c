import { filter } from '../../filter.ts'
import { ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** The light of the lamp itself in the air around it. */
export const glow = filter({
  id: 'glow',
  doc: 'The lamp and the glow around it.',
  params: { core: ratio(0.5, 'How bright the lamp itself is.') },
  from: 'flow',
  gives: 'plane',
  reach: 'point',
  cost: 8,
  run: ({ m }, lamp, { core }) => {
    const out = m.plane(lamp.width, lamp.height)
    for (let i = 0, k = 0; i < out.data.length; i++, k += 4) {
      const near = Math.min(1, Math.max(0, lamp.data[k + 2]))
      out.data[i] = near * (1 - core) + core * smoothstep(0.34, 0, lamp.data[k + 3]) ** 2
    }
    return out
  },
})
