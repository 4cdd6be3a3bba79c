import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * An area grown over its holes: skin with the eyes, brows and lips in it. `back` takes back what grew outwards and
 * leaves the holes closed.
 */
export const grow = filter({
  id: 'grow',
  doc: 'Closes the small holes of an area, with or without a margin around it.',
  params: {
    by: px(8, { min: 0.5, max: 60 }, 'About how far; holes twice as wide are closed.'),
    back: ratio(0, 'How much of the outer margin is taken back.'),
  },
  from: 'plane',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 30,
  run: ({ m }, src, { by, back }) => {
    const out = gaussian(m, src, by)
    for (let i = 0; i < out.data.length; i++) out.data[i] = smoothstep(0.08, 0.4, out.data[i])
    const inner = back > 0 ? gaussian(m, out, by) : out
    for (let i = 0; i < out.data.length; i++) {
      const kept = out.data[i] + back * (smoothstep(0.62, 0.95, inner.data[i]) - out.data[i])
      out.data[i] = Math.max(Math.min(1, Math.max(0, src.data[i])), kept)
    }
    return out
  },
})
