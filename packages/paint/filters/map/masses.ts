import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

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
    const out = gaussian(m, src, size)
    const top = Math.max(from + 0.01, to)
    for (let i = 0; i < out.data.length; i++)
      out.data[i] = smoothstep(from, top, out.data[i]) * (spare ? Math.max(0, 1 - spare.data[i]) : 1)
    return out
  },
})
