import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { domainTransform } from '../../kernels/domain.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px } from '../../param.ts'

/** How round borders are as a share of a face's height: the larger the face, the broader its simplest shapes. */
const byFace = 0.021

/**
 * The large lights and shadows of skin alone: eyes, brows, lips and hair do not darken what is beside them, so that
 * no dirty rim is cut around them.
 */
export const skinShade = filter({
  id: 'skin-shade',
  doc: 'The large lights and shadows of skin, without its features.',
  params: {
    size: px(16, { min: 2, max: 60 }, 'Smaller forms are smoothed away.'),
    range: plain(0.3, { min: 0.05, max: 1 }, 'How strong an edge must be to remain.'),
    round: px(4, { min: 0.3, max: 30 }, 'How round the borders become, at least.'),
  },
  from: 'picture',
  gives: 'plane',
  with: { skin: 'plane', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 70,
  run: ({ m, frame: { u } }, src, { size, range, round }, { skin, seen }) => {
    const tallest = Math.max(0, ...seen.faces.filter(isMeshed).map((f) => f.box.height))
    const { width, height } = src
    // borders are rounded by more than two pixels: half the size shows the same
    const k = round >= 3 ? 2 : 1
    const [small, where] = k === 1 ? [src, skin] : [shrink(m, src, k), shrink(m, skin, k)]
    const sums = m.plane(small.width, small.height, 4)
    for (let i = 0, j = 0; i < where.data.length; i++, j += 4) {
      const w = Math.min(1, Math.max(0, 1.6 * where.data[i] - 0.6))
      sums.data[j] = w * small.data[j]
      sums.data[j + 1] = w
      sums.data[j + 2] = 0
      sums.data[j + 3] = 0
    }
    const flat = domainTransform(m, sums, small, { sigma: size / k, range, iterations: 3 })
    const soft = gaussian(m, flat, Math.max(round, byFace * tallest * u) / k)
    const out = m.plane(small.width, small.height)
    for (let i = 0, j = 0; i < out.data.length; i++, j += 4) {
      // far from skin the picture's own lightness, so that nothing is divided by nothing
      const v = (soft.data[j] + 0.004 * small.data[j]) / (soft.data[j + 1] + 0.004)
      out.data[i] = Math.min(1, Math.max(0, v))
    }
    return k === 1 ? out : enlarge(m, out, { width, height, from: 0, to: height }, k)
  },
})
