import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { linearOf, oklabOf } from '../../kernels/light.ts'
import { plain, px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Towards the lamp and away from it, in linear light. */
const [warm, cool] = [
  [1.24, 0.95, 0.62],
  [0.84, 0.7, 0.72],
] as const

/**
 * Exposes for the light that is to come: what is bright is held down by its surroundings, and tinted by how near the
 * lamp is. Without it added light only washes a picture out.
 */
export const holdDown = filter({
  id: 'hold-down',
  doc: 'Takes down bright grounds so that the light to come can be seen on them.',
  params: {
    key: ratio(0.3, 'Linear light to which bright surroundings near the lamp are brought.'),
    fall: ratio(0.5, 'How much darker the key is far from the lamp.'),
    power: ratio(0.62, 'How hard.'),
    around: px(24, { min: 2, max: 120 }, 'How far surroundings reach.'),
    tint: ratio(1, 'How much of the tint of the hour.'),
    people: plain(0.92, { min: 0.3, max: 1.5 }, 'Light left to what `where` does not mark.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { where: 'plane', lamp: 'flow' },
  zone: 'study',
  reach: 'whole',
  cost: 70,
  run: ({ m }, src, { key, fall, power, around, tint, people }, { where, lamp }) => {
    const { width, height } = src
    const light = linearOf(m, src)
    const k = Math.max(1, Math.floor(around / 3))
    const small = shrink(m, light, k)
    const near = m.plane(small.width, small.height)
    for (let i = 0, j = 0; i < near.data.length; i++, j += 4)
      near.data[i] = 0.2126 * small.data[j] + 0.7152 * small.data[j + 1] + 0.0722 * small.data[j + 2]
    const soft = gaussian(m, near, around / k)
    const ways = shrink(m, lamp, k)
    for (let i = 0; i < soft.data.length; i++) {
      const bar = key * (1 - fall * smoothstep(0.1, 0.75, ways.data[4 * i + 3]))
      soft.data[i] = Math.min(1, Math.min(1, bar / Math.max(0.02, soft.data[i])) ** power)
    }
    const held = enlarge(m, soft, { width, height, from: 0, to: height })
    const d = light.data
    for (let i = 0, j = 0; i < held.data.length; i++, j += 4) {
      const w = Math.min(1, Math.max(0, where.data[i]))
      const q = Math.min(1, Math.max(0, (lamp.data[j + 3] - 0.12) / 0.8))
      const t = q * q * (3 - 2 * q)
      for (let l = 0; l < 3; l++) {
        const tinted = 1 + tint * (warm[l] + t * (cool[l] - warm[l]) - 1)
        d[j + l] *= people + w * (held.data[i] * tinted * 1.12 - people)
      }
    }
    return oklabOf(m, light)
  },
})
