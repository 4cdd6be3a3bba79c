import { filter } from '../../filter.ts'
import { ratio } from '../../param.ts'

/** An S-curve over lightness about its middle; black and white stay, chroma follows a little. */
export const softContrast = filter({
  id: 'soft-contrast',
  doc: 'Deepens the shadows and lifts the lights, softly.',
  params: {
    amount: ratio(0.3, 'How strong the curve is.'),
    middle: ratio(0.55, 'Lightness that stays.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane' },
  reach: 'point',
  cost: 12,
  run: ({ m }, src, { amount, middle }, { spare }) => {
    const out = m.plane(src.width, src.height, 4)
    const c = Math.min(0.9, Math.max(0.1, middle))
    for (let k = 0; k < out.data.length; k += 4) {
      const L = Math.min(1, Math.max(0, src.data[k]))
      // two parabolas that meet in the middle
      const t = L < c ? L / c : (1 - L) / (1 - c)
      const bent = t * t * (3 - 2 * t) * 0.5 + 0.5 * t * t
      const v = L < c ? c * bent : 1 - (1 - c) * bent
      const by = amount * (spare ? 1 - 0.5 * Math.min(1, Math.max(0, spare.data[k / 4])) : 1)
      const to = L + by * (v - L)
      const chroma = 1 + 0.5 * by * (1 - Math.abs(2 * L - 1)) * 0.5
      out.data[k] = to
      out.data[k + 1] = src.data[k + 1] * chroma
      out.data[k + 2] = src.data[k + 2] * chroma
      out.data[k + 3] = src.data[k + 3]
    }
    return out
  },
})
