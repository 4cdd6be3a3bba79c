import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { ramped, weighed } from '../../kernels/points.ts'
import { plain, px } from '../../param.ts'

/** Large areas of a plane: where it is high over a wide surrounding. What is small or thin is none. */
export const masses = filter({
  id: 'masses',
  doc: 'Finds large areas where a plane is high.',
  params: {
    size: px(14, { min: 1, max: 80 }, 'What counts as large.'),
    from: plain(0.4, { min: 0, max: 1 }, 'Mean at which a mass begins.'),
    to: plain(0.62, { min: 0, max: 1 }, 'Mean at which it is one.'),
  },
  from: 'plane',
  gives: 'plane',
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 12,
  run: ({ m }, src, { size, from, to }, { spare }) => {
    const mean = ramped(m, gaussian(m, src, size), from, Math.max(from + 0.01, to))
    return spare ? weighed(m, mean, spare, 1, -1) : mean
  },
})
