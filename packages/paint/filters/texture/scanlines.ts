import { filter } from '../../filter.ts'
import { px, ratio } from '../../param.ts'

/** Fewer pixels from line to line than this would shimmer: then they lie further apart. */
const least = 3

/** The lines of an old screen, dark between rows of light. */
export const scanlines = filter({
  id: 'scanlines',
  doc: 'Lays the fine dark lines of an old screen over a picture.',
  params: {
    period: px(4.2, { min: 1, max: 40 }, 'From line to line.'),
    amount: ratio(0.075, 'How dark they are.'),
  },
  from: 'picture',
  gives: 'picture',
  zone: 'sheet',
  reach: 'point',
  cost: 8,
  run: ({ m, frame: { top } }, src, { period, amount }) => {
    const out = m.copy(src)
    const turn = (2 * Math.PI) / Math.max(least, period)
    for (let y = 0, k = 0; y < src.height; y++) {
      // lightness is about a cube root of light: a third of what the light loses
      const by = 1 - amount * 0.5 * (1 + Math.cos((y + top) * turn))
      for (let x = 0; x < src.width; x++, k += 4) {
        out.data[k] *= by
        out.data[k + 1] *= by
        out.data[k + 2] *= by
      }
    }
    return out
  },
})
