import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px } from '../../param.ts'

/** An area with its small holes closed and a soft margin around it. */
export const grow = filter({
  id: 'grow',
  doc: 'Closes the small holes of an area and lets it grow a little.',
  params: { by: px(8, { min: 0.5, max: 60 }, 'About how far.') },
  from: 'plane',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 15,
  run: ({ m }, src, { by }) => {
    const out = gaussian(m, src, by)
    for (let i = 0; i < out.data.length; i++) {
      const t = Math.min(1, Math.max(0, (out.data[i] - 0.08) / 0.32))
      out.data[i] = Math.max(Math.min(1, src.data[i]), t * t * (3 - 2 * t))
    }
    return out
  },
})
