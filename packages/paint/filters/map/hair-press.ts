import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { enlarge, laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { sampled } from '../../kernels/sampled.ts'
import { px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Lightness of hair from which its outline is lighter, and at which it is lightest. */
const [fair, white] = [0.55, 0.8] as const

/** How hard a pen is pressed along hair: white hair has a thin outline, and cropped hair hardly one. */
export const hairPress = filter({
  id: 'hair-press',
  doc: 'Says how hard a pen is pressed: lightly along white and cropped hair.',
  params: {
    around: px(6, { min: 1, max: 40 }, 'How far beside the hair it is pressed so.'),
    least: ratio(0.4, 'Pressure along white hair.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture' },
  maybe: { texture: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 8,
  run: ({ m }, hair, { around, least }, { photo, texture }) => {
    const { width, height } = hair
    const out = m.plane(width, height)
    out.data.fill(1)
    if (!anywhere(hair, 0.1)) return out
    const k = Math.max(1, Math.min(4, Math.floor(around / 2)))
    const [where, light] = [sampled(m, hair, k), laneOf(m, sampled(m, photo, k), 0)]
    const kinds = texture && sampled(m, texture, k)
    const sums = m.plane(where.width, where.height, 4)
    for (let i = 0, j = 0; i < where.data.length; i++, j += 4) {
      const w = Math.max(0, where.data[i])
      sums.data[j] = w * light.data[i]
      sums.data[j + 1] = kinds ? w * Math.max(0, -kinds.data[i]) : 0
      sums.data[j + 2] = w
      sums.data[j + 3] = 0
    }
    const even = gaussian(m, sums, Math.max(0.8, around / k)).data
    for (let i = 0, j = 0; i < where.data.length; i++, j += 4) {
      const w = even[j + 2]
      const own = 1 / (w + 1e-6)
      const pale = smoothstep(fair, white, even[j] * own)
      const soft = Math.max(pale, Math.min(1, even[j + 1] * own))
      where.data[i] = 1 - (1 - least) * soft * smoothstep(0.01, 0.1, w)
    }
    return k === 1 ? where : enlarge(m, where, { width, height, from: 0, to: height }, k)
  },
})
