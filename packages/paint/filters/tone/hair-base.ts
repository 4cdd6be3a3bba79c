import { filter } from '../../filter.ts'
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
    const sums = m.plane(src.width, src.height, 4)
    const total = [0, 0, 0, 1e-6]
    for (let i = 0, k = 0; i < hair.data.length; i++, k += 4) {
      const sure = Math.min(1, Math.max(0, 2 * hair.data[i] - 0.9))
      const w = sure * sure
      for (let l = 0; l < 3; l++) {
        sums.data[k + l] = w * src.data[k + l]
        total[l] += sums.data[k + l]
      }
      sums.data[k + 3] = w
      total[3] += w
    }
    const out = gaussian(m, sums, around)
    const [ml, ma, mb] = total.map((t) => (t / total[3]) * floor)
    for (let k = 0; k < out.data.length; k += 4) {
      const per = 1 / (Math.max(0, out.data[k + 3]) + floor)
      out.data[k] = (out.data[k] + ml) * per
      out.data[k + 1] = (out.data[k + 1] + ma) * per
      out.data[k + 2] = (out.data[k + 2] + mb) * per
      out.data[k + 3] = 0
    }
    return out
  },
})
