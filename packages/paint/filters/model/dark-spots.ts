import { anywhere } from '../../anywhere.ts'
import { componentsOf } from '../../components.ts'
import { filter } from '../../filter.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px } from '../../param.ts'

/** Eyes, nose and mouth of an animal: small dark places within it that stand out from all around them. */
export const darkSpots = filter({
  id: 'dark-spots',
  doc: 'Finds the eyes, nose and mouth of an animal: small dark spots in its coat.',
  params: {
    contrast: plain(0.1, { min: 0.01, max: 0.6 }, 'How much darker a spot is than what lies around it.'),
    around: px(14, { min: 3, max: 80 }, 'How far around.'),
    least: px(6, { min: 1, max: 60 }, 'Length of the smallest spot.'),
    most: px(75, { min: 4, max: 300 }, 'Length of the largest.'),
    margin: px(4, { min: 0.3, max: 20 }, 'How much of its surroundings belongs to a spot.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 25,
  run: ({ m }, area, v, { photo }) => {
    const { width, height } = area
    const out = m.plane(width, height)
    out.data.fill(0)
    if (!anywhere(area, 0.3)) return out
    const L = shrink(m, laneOf(m, photo, 0), 2)
    const where = shrink(m, area, 2)
    const [fine, broad] = [gaussian(m, L, Math.max(0.4, v.around / 16)), gaussian(m, L, v.around / 2)]
    const mask = new Uint8Array(L.data.length)
    for (let i = 0; i < mask.length; i++)
      mask[i] = where.data[i] > 0.5 && fine.data[i] < 0.5 && broad.data[i] - fine.data[i] > v.contrast ? 1 : 0
    const { label, area: size, extent } = componentsOf(mask, L.width, L.height)
    for (let i = 0; i < mask.length; i++) {
      const k = label[i]
      const long = 2 * extent[k]
      const compact = 4 * size[k] > 0.22 * long * long
      L.data[i] = k > 0 && long >= v.least && long <= v.most && compact ? 1 : 0
    }
    const soft = gaussian(m, L, Math.max(0.4, v.margin / 2))
    for (let i = 0; i < soft.data.length; i++)
      soft.data[i] = Math.min(1, Math.max(0, 2.6 * soft.data[i] - 0.15))
    return enlarge(m, soft, { width, height, from: 0, to: height }, 2)
  },
})
