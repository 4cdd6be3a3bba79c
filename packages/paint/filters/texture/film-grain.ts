import { filter } from '../../filter.ts'
import { hash } from '../../kernels/bristle.ts'
import { grained } from '../../kernels/finish.ts'
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
    return grained(m, src, grain, 0.12 * amount)
  },
})
