import { filter } from '../../filter.ts'
import { hash } from '../../kernels/bristle.ts'
import { noise } from '../../kernels/noise.ts'
import { px, ratio } from '../../param.ts'

/** Silver grain: finest in the lights and the deep shadows, plainest in between. */
export const filmGrain = filter({
  id: 'film-grain',
  doc: 'The grain of film.',
  params: {
    amount: ratio(0.3, 'How plain it is.'),
    size: px(1.6, { min: 0.8, max: 8 }, 'Size of a grain.'),
  },
  from: 'picture',
  gives: 'picture',
  zone: 'sheet',
  reach: 'point',
  cost: 25,
  run: ({ m, frame, seed }, src, { amount, size }) => {
    const grain = noise(m, frame, {
      cell: Math.max(1.6, size),
      octaves: 2,
      gain: 0.6,
      seed: Math.round(hash(3, 5, seed) * 9999),
    })
    const out = m.plane(src.width, src.height, 4)
    for (let i = 0, k = 0; k < out.data.length; i++, k += 4) {
      const L = Math.min(1, Math.max(0, src.data[k]))
      const plainness = 0.35 + 2.6 * L * (1 - L)
      out.data[k] = Math.min(1, Math.max(0, L + 0.12 * amount * plainness * (grain.data[i] - 0.5)))
      out.data[k + 1] = src.data[k + 1]
      out.data[k + 2] = src.data[k + 2]
      out.data[k + 3] = src.data[k + 3]
    }
    return out
  },
})
