import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { redness } from '../../kernels/ink-maps.ts'
import { plain } from '../../param.ts'

/** Petals and lacquer: what is pink or red, the pale too. A wall or skin that is only warm is not. */
export const reds = filter({
  id: 'reds',
  doc: 'Finds what is red or pink.',
  params: {
    least: plain(0.02, { min: 0, max: 0.3 }, 'Saturation at which a colour begins to count.'),
    full: plain(0.06, { min: 0.001, max: 0.4 }, 'Saturation at which it counts fully.'),
  },
  from: 'picture',
  gives: 'plane',
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 25,
  run: ({ m, frame: { u } }, src, { least, full }, { spare }) => {
    // the map is as soft as the blur before it: on a large study half the size shows the same
    const k = u >= 1 ? 2 : 1
    const soft = gaussian(m, shrink(m, src, k), (1.5 * u) / k)
    const free = spare && shrink(m, spare, k)
    const found = redness(m, soft, least, Math.max(full, least + 0.001), free)
    return enlarge(m, found, { width: src.width, height: src.height, from: 0, to: src.height }, k)
  },
})
