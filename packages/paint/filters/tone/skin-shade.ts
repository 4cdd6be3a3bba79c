import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { domainTransform } from '../../kernels/domain.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px } from '../../param.ts'

/** How round borders are as a share of a face's height: the larger the face, the broader its simplest shapes. */
const byFace = 0.016

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
    const sums = m.plane(src.width, src.height, 4)
    for (let i = 0, k = 0; i < skin.data.length; i++, k += 4) {
      const w = Math.min(1, Math.max(0, 1.6 * skin.data[i] - 0.6))
      sums.data[k] = w * src.data[k]
      sums.data[k + 1] = w
      sums.data[k + 2] = 0
      sums.data[k + 3] = 0
    }
    const flat = domainTransform(m, sums, src, { sigma: size, range, iterations: 3 })
    const soft = gaussian(m, flat, Math.max(round, byFace * tallest * u))
    const out = m.plane(src.width, src.height)
    for (let i = 0, k = 0; i < out.data.length; i++, k += 4) {
      const w = soft.data[k + 1]
      const L = src.data[k]
      // far from skin the picture's own lightness, so that nothing is divided by nothing
      out.data[i] = Math.min(1, Math.max(0, (soft.data[k] + 0.004 * L) / (w + 0.004)))
    }
    return out
  },
})
