import { filter } from '../../filter.ts'
import { ratio } from '../../param.ts'

/** The corners of a lens get less light; a little of it leads the eye inwards. */
export const darkCorners = filter({
  id: 'dark-corners',
  doc: 'Darkens the corners a little, which leads the eye inwards.',
  params: { amount: ratio(0.2, 'How much darker the corners are.') },
  from: 'picture',
  gives: 'picture',
  reach: 'point',
  cost: 10,
  run: ({ m, frame }, src, { amount }) => {
    const out = m.plane(src.width, src.height, 4)
    const { width, height, top } = frame
    for (let y = 0, k = 0; y < src.height; y++) {
      const dy = (2 * (y + top + 0.5)) / height - 1
      for (let x = 0; x < width; x++, k += 4) {
        const dx = (2 * (x + 0.5)) / width - 1
        const q = Math.min(1, Math.max(0, (dx * dx + dy * dy - 0.6) / 1.4))
        const keep = 1 - amount * q * (2 - q)
        out.data[k] = src.data[k] * keep
        out.data[k + 1] = src.data[k + 1] * keep
        out.data[k + 2] = src.data[k + 2] * keep
        out.data[k + 3] = src.data[k + 3]
      }
    }
    return out
  },
})
