import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** The hue of skin in the (a, b) plane, 0.95 rad: where people are, it is left as it is. */
const skinHue = { a: 0.5817, b: 0.8134 }

/** Dull colours gain most, strong ones hardly: nothing burns out. */
export const vibrance = filter({
  id: 'vibrance',
  doc: 'Makes dull colours stronger and leaves strong ones and skin alone.',
  params: {
    gain: plain(1.6, { min: 0, max: 4 }, 'Factor for the dullest colours.'),
    full: plain(0.26, { min: 0.05, max: 0.5 }, 'Chroma from which a colour stays as it is.'),
    spared: ratio(0.8, 'How much the colours of skin are left alone where `spare` is.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane' },
  reach: 'point',
  cost: 16,
  run: ({ m }, src, { gain, full, spared }, { spare }) => {
    const out = m.plane(src.width, src.height, 4)
    const [s, d] = [src.data, out.data]
    const per = 1 / full
    for (let i = 0, k = 0; k < d.length; i++, k += 4) {
      const [a, b] = [s[k + 1], s[k + 2]]
      const c = Math.sqrt(a * a + b * b)
      const t = Math.max(0, 1 - c * per)
      let more = (gain - 1) * t * t * (3 - 2 * t)
      if (spare && spare.data[i] > 0.01) {
        const near = (a * skinHue.a + b * skinHue.b) / (c + 1e-5)
        more *= 1 - spared * spare.data[i] * smoothstep(0.825, 0.969, near)
      }
      d[k] = s[k]
      d[k + 1] = a * (1 + more)
      d[k + 2] = b * (1 + more)
      d[k + 3] = s[k + 3]
    }
    return out
  },
})
