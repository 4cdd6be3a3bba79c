import { filter } from '../../filter.ts'
import { plain } from '../../param.ts'

/** Dull colours gain most, strong ones little, greys nothing to speak of: no neon, no coloured noise. */
export const vibrance = filter({
  id: 'vibrance',
  doc: 'Makes colours stronger, dull ones more than strong ones.',
  params: {
    gain: plain(1.6, { min: 0.2, max: 4 }, 'Factor for the dullest colours.'),
    full: plain(0.28, { min: 0.05, max: 0.5 }, 'Chroma from which a colour stays as it is.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane' },
  reach: 'point',
  cost: 12,
  run: ({ m }, src, { gain, full }, { spare }) => {
    const out = m.plane(src.width, src.height, 4)
    out.data.set(src.data)
    for (let k = 0, i = 0; k < out.data.length; k += 4, i++) {
      const [a, b] = [src.data[k + 1], src.data[k + 2]]
      const t = Math.min(1, Math.max(0, 1 - Math.sqrt(a * a + b * b) / full))
      let factor = 1 + (gain - 1) * t * t * (3 - 2 * t)
      if (spare) factor += (1 - factor) * spare.data[i]
      out.data[k + 1] = a * factor
      out.data[k + 2] = b * factor
    }
    return out
  },
})
