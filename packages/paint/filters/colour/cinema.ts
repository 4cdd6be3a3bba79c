import { filter } from '../../filter.ts'
import { ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Shadows lean to teal, lights to amber, and greys between take sides; skin keeps its hue. */
export const cinema = filter({
  id: 'cinema',
  doc: 'The grade of film: teal in the shadows, amber in the lights.',
  params: {
    amount: ratio(0.6, 'How far.'),
    rich: ratio(0.3, 'How much fuller dull colours become.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { skin: 'plane' },
  reach: 'point',
  cost: 22,
  run: ({ m }, src, { amount, rich }, { skin }) => {
    const out = m.plane(src.width, src.height, 4)
    for (let i = 0, k = 0; k < out.data.length; i++, k += 4) {
      const [L, a, b] = [src.data[k], src.data[k + 1], src.data[k + 2]]
      const own = skin ? Math.min(1, Math.max(0, skin.data[i])) : 0
      const shadow = smoothstep(0.55, 0.12, L) * (1 - 0.85 * own)
      const light = smoothstep(0.5, 0.95, L) * (1 - 0.5 * own)
      const chroma = Math.sqrt(a * a + b * b)
      const gain = 1 + rich * smoothstep(0.22, 0.02, chroma) * (1 - 0.6 * own)
      out.data[k] = L
      out.data[k + 1] = a * gain + amount * (0.01 * light - 0.014 * shadow)
      out.data[k + 2] = b * gain + amount * (0.028 * light - 0.024 * shadow)
      out.data[k + 3] = src.data[k + 3]
    }
    return out
  },
})
