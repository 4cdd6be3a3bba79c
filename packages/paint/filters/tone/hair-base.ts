import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px } from '../../param.ts'

/** Below this share of hair around, the mean of all hair takes over. */
const floor = 0.02

/**
 * The colour of the hair around each place without its strands: fair tips stay fair and dark roots dark. Only what is
 * surely hair counts, so that no skin and no bright wall tinges its rim.
 */
export const hairBase = filter({
  id: 'hair-base',
  doc: 'Finds the colour of the hair at each place, without its lights and shadows.',
  params: { around: px(16, { min: 2, max: 200 }, 'How far a colour reaches.') },
  from: 'picture',
  gives: 'picture',
  with: { hair: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 25,
  run: ({ m }, src, { around }, { hair }) => {
    const { width, height } = src
    const k = Math.max(1, Math.min(4, Math.floor(around / 4)))
    const [small, where] = [shrink(m, src, k), shrink(m, hair, k)]
    const total = [0, 0, 0, 1e-6]
    // skin shines through at the hairline, and what is behind through single hairs
    const within = gaussian(m, where, Math.max(0.8, (0.25 * around) / k))
    for (let i = 0, j = 0; i < where.data.length; i++, j += 4) {
      const sure = Math.min(1, Math.max(0, 2 * Math.min(where.data[i], within.data[i]) - 0.9))
      const w = sure * sure
      for (let l = 0; l < 3; l++) {
        small.data[j + l] *= w
        total[l] += small.data[j + l]
      }
      small.data[j + 3] = w
      total[3] += w
    }
    const out = gaussian(m, small, around / k)
    const [ml, ma, mb] = total.map((t) => (t / total[3]) * floor)
    for (let j = 0; j < out.data.length; j += 4) {
      const per = 1 / (Math.max(0, out.data[j + 3]) + floor)
      out.data[j] = (out.data[j] + ml) * per
      out.data[j + 1] = (out.data[j + 1] + ma) * per
      out.data[j + 2] = (out.data[j + 2] + mb) * per
      out.data[j + 3] = 0
    }
    return k > 1 ? enlarge(m, out, { width, height, from: 0, to: height }, k) : out
  },
})
