import { filter } from '../../filter.ts'
import { gathered } from '../../kernels/air.ts'
import { enlarge } from '../../kernels/exchange.ts'
import { discSums, oklabOf } from '../../kernels/light.ts'
import { mixed } from '../../kernels/points.ts'
import { plain, px, ratio } from '../../param.ts'

/** The disc is this many pixels wide at least where it is worked: any more cannot be told apart. */
const worked = 5

/**
 * What a fast lens does to all that lies out of focus. It is worked in linear light, so that lights open into discs,
 * and each mean is taken over places out of focus alone, so that no one in front bleeds into the ground.
 */
export const lensBlur = filter({
  id: 'lens-blur',
  doc: 'Blurs the ground as a fast lens does: creamy, and lights become discs.',
  params: {
    radius: px(15, { min: 1, max: 60 }, 'Radius of the disc.'),
    lights: plain(3, { min: 0, max: 12 }, 'How much lights outshine the rest.'),
    ring: ratio(0.4, 'How much brighter the rim of a disc is.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { where: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m }, src, { radius, lights, ring }, { where }) => {
    const { width, height } = src
    const k = Math.max(1, Math.floor(radius / worked))
    const small = gathered(m, src, { where, k, lights })
    const sums = discSums(m, small, { radius: Math.max(1, radius / k), ring })
    for (let i = 0; i < sums.data.length; i += 4) {
      const w = 1 / (sums.data[i + 3] + 1e-6)
      for (let l = i; l < i + 3; l++) sums.data[l] = Math.min(1.6, sums.data[l] * w)
      sums.data[i + 3] = 0
    }
    const soft = oklabOf(m, sums)
    const out = k > 1 ? enlarge(m, soft, { width, height, from: 0, to: height }, k) : soft
    return mixed(m, src, out, where)
  },
})
