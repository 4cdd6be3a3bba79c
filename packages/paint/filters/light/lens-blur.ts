import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { discSums, linearOf, oklabOf } from '../../kernels/light.ts'
import { plain, px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

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
    const light = linearOf(m, src)
    const d = light.data
    for (let i = 0, k = 0; k < d.length; i++, k += 4) {
      const w = Math.min(1, Math.max(0.002, where.data[i]))
      const most = Math.max(d[k], d[k + 1], d[k + 2])
      const boost = w * (most > 0.5 ? 1 + lights * smoothstep(0.5, 1, most) : 1)
      d[k] *= boost
      d[k + 1] *= boost
      d[k + 2] *= boost
      d[k + 3] = w
    }
    const k = Math.max(1, Math.floor(radius / worked))
    const small = k > 1 ? shrink(m, light, k) : light
    const sums = discSums(m, small, { radius: Math.max(1, radius / k), ring })
    for (let i = 0; i < sums.data.length; i += 4) {
      const w = 1 / (sums.data[i + 3] + 1e-6)
      for (let l = i; l < i + 3; l++) sums.data[l] = Math.min(1.6, sums.data[l] * w)
      sums.data[i + 3] = 0
    }
    const soft = oklabOf(m, sums)
    const out = k > 1 ? enlarge(m, soft, { width, height, from: 0, to: height }) : soft
    for (let i = 0, j = 0; j < out.data.length; i++, j += 4) {
      const t = Math.min(1, Math.max(0, where.data[i]))
      for (let l = j; l < j + 4; l++) out.data[l] = src.data[l] + t * (out.data[l] - src.data[l])
    }
    return out
  },
})
