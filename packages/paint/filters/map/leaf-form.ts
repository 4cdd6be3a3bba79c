import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { noise } from '../../kernels/noise.ts'
import { plain, px } from '../../param.ts'

/** Least contrast within foliage that is taken for form, in lightness: below it the hand draws its own. */
const flat = 0.035
/** Contrast at which borders are half as ragged as they may be. */
const even = 0.06
/** Share of foliage below which a place has none. */
const none = 0.02

/**
 * The relief of a tree as a painter of film grounds sees it: not leaves but heaps of leaves, lit above and dark below,
 * whose borders are ragged by the leaves at their rim.
 */
export const leafForm = filter({
  id: 'leaf-form',
  doc: 'Gathers leaves into heaps with leafy borders: 0 in the depths, 1 on the lit crowns.',
  params: {
    heap: px(5, { min: 0.5, max: 40 }, 'Smaller lights and shadows are no heaps.'),
    broad: px(26, { min: 4, max: 120 }, 'What a light is compared with.'),
    leaf: px(8, { min: 1, max: 40 }, 'Size of the leaves at their borders.'),
    ragged: plain(0.75, { min: 0, max: 3 }, 'How ragged the borders are.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 45,
  run: ({ m, frame: { u }, seed }, foliage, { heap, broad, leaf, ragged }, { photo }) => {
    const { width, height } = foliage
    const empty = m.plane(width, height)
    empty.data.fill(0.5)
    if (!anywhere(foliage, 0.1)) return empty
    const k = u >= 1 && Math.min(width, height) > 64 ? 2 : 1
    const [area, L] =
      k === 1 ? [foliage, laneOf(m, photo, 0)] : [shrink(m, foliage, k), laneOf(m, shrink(m, photo, k), 0)]
    const sums = m.plane(area.width, area.height, 4)
    for (let i = 0, j = 0; j < sums.data.length; i++, j += 4) {
      const w = Math.min(1, Math.max(0, area.data[i]))
      sums.data[j] = w * L.data[i]
      sums.data[j + 1] = w * L.data[i] * L.data[i]
      sums.data[j + 2] = w
      sums.data[j + 3] = 0
    }
    const around = gaussian(m, sums, broad / k).data
    const light = gaussian(m, L, heap / k).data
    const shape = { cell: leaf / k, octaves: 2, gain: 0.6, seed: seed * 71 + 5 }
    const out = noise(m, { top: 0, width: area.width, rows: area.height }, shape)
    for (let i = 0, j = 0; i < out.data.length; i++, j += 4) {
      const w = around[j + 2]
      if (w < none) {
        out.data[i] = 0.5
        continue
      }
      const level = around[j] / w
      const spread = Math.sqrt(Math.max(0, around[j + 1] / w - level * level)) + flat
      // an even lawn has no heaps that its noise could border
      const rim = (ragged * 1.6 * (out.data[i] - 0.5) * spread) / (spread + even)
      out.data[i] = Math.min(1, Math.max(0, 0.5 + 0.34 * ((light[i] - level) / spread + rim)))
    }
    return k === 1 ? out : enlarge(m, out, { width, height, from: 0, to: height }, k)
  },
})
