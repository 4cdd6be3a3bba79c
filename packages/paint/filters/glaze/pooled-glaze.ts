import { filter } from '../../filter.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px } from '../../param.ts'

/** Most that counts of a hollow, in its depth by the width it is looked at. */
const most = 0.08

/** Glaze runs before it sets: it gathers in hollows, where it is deeper and bluer, and is thin on edges. */
export const pooledGlaze = filter({
  id: 'pooled-glaze',
  doc: 'Lets glaze gather in the hollows of a modelled picture and thin out on its edges.',
  params: {
    amount: plain(1, { min: 0, max: 3 }, 'How much deeper its colour is there.'),
    around: px(5, { min: 1, max: 40 }, 'How wide a hollow is.'),
  },
  from: 'picture',
  gives: 'picture',
  zone: 'study',
  reach: 'whole',
  cost: 25,
  run: ({ m, frame: { u } }, src, { amount, around }) => {
    const { width, height } = src
    const k = u >= 1 ? 2 : 1
    const z = laneOf(m, shrink(m, src, k), 3)
    const soft = gaussian(m, z, Math.max(0.5, around / k))
    for (let i = 0; i < z.data.length; i++)
      soft.data[i] = amount * Math.max(-most, Math.min(most, soft.data[i] - z.data[i]))
    const deep = k === 1 ? soft : enlarge(m, soft, { width, height, from: 0, to: height }, k)
    const out = m.copy(src)
    for (let i = 0, c = 0; i < deep.data.length; i++, c += 4) {
      const d = deep.data[i]
      out.data[c] = Math.min(1, Math.max(0, out.data[c] - 0.7 * d))
      if (d > 0) {
        out.data[c + 1] -= 0.08 * d
        out.data[c + 2] -= 0.3 * d
      }
    }
    return out
  },
})
