import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Small places of a strong, clear colour among duller ones: signs, lamps, lettering, flags. A whole field of colour is none. */
export const vivid = filter({
  id: 'vivid',
  doc: 'Finds small places of strong colour: signs, lamps, flags.',
  params: {
    strong: plain(0.1, { min: 0.02, max: 0.4 }, 'Chroma that counts in full.'),
    around: px(45, { min: 4, max: 300 }, 'Size of the field that it must stand out of.'),
    soft: px(1.2, { min: 0.2, max: 20 }, 'How softly it is bordered.'),
  },
  from: 'picture',
  gives: 'plane',
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 25,
  run: ({ m }, src, { strong, around, soft }, { spare }) => {
    const chroma = m.plane(src.width, src.height)
    for (let i = 0, k = 0; i < chroma.data.length; i++, k += 4) {
      const a = src.data[k + 1]
      const b = src.data[k + 2]
      chroma.data[i] = Math.sqrt(a * a + b * b)
    }
    const k = Math.max(1, Math.min(6, Math.floor(around / 6)))
    const broad = gaussian(m, shrink(m, chroma, k), around / k)
    const field = enlarge(m, broad, { width: src.width, height: src.height, from: 0, to: src.height }, k)
    for (let i = 0; i < chroma.data.length; i++) {
      const c = chroma.data[i] - 0.9 * field.data[i]
      const free = spare ? Math.max(0, 1 - spare.data[i]) : 1
      chroma.data[i] = smoothstep(0.35 * strong, strong, c) * smoothstep(0.2, 0.4, src.data[4 * i]) * free
    }
    const out = gaussian(m, chroma, soft)
    for (let i = 0; i < out.data.length; i++) out.data[i] = Math.min(1, Math.max(0, 1.25 * out.data[i]))
    return out
  },
})
