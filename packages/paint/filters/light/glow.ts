import { filter } from '../../filter.ts'
import { ratio } from '../../param.ts'

/** How far the lamp itself reaches, in diagonals. */
const heart = 0.14

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
      const q = lamp.data[k + 3] / heart
      const bright = 1 / (1 + q * q)
      out.data[i] = near * (1 - core) + core * bright * bright
    }
    return out
  },
})
