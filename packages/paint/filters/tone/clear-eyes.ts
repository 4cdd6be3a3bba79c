import { filter } from '../../filter.ts'
import { ratio } from '../../param.ts'

/** Darkest and lightest of a painted eye. */
const [pupil, white] = [0.26, 0.95]

/** Eyes painted over their whole range, whatever the light: the white is nearly paper, the iris dark, the glint stays. */
export const clearEyes = filter({
  id: 'clear-eyes',
  doc: 'Paints eyes clearly: light whites and dark irises.',
  params: { amount: ratio(0.85, 'How far they are cleared.') },
  from: 'picture',
  gives: 'picture',
  with: { photo: 'picture', eyes: 'plane', range: 'picture' },
  reach: 'point',
  cost: 8,
  run: ({ m }, src, { amount }, { photo, eyes, range }) => {
    const out = m.copy(src)
    for (let i = 0, k = 0; i < eyes.data.length; i++, k += 4) {
      const w = amount * Math.min(1, Math.max(0, eyes.data[i])) * Math.min(1, Math.max(0, range.data[k + 2]))
      if (w < 0.004 || range.data[k + 1] < 0.02) continue
      const t = Math.min(1, Math.max(0, (photo.data[k] - range.data[k]) / range.data[k + 1]))
      out.data[k] += w * (pupil + (white - pupil) * t - out.data[k])
      // the white of an eye has no colour, an iris keeps its own
      const fade = w * (0.35 + 0.45 * t)
      out.data[k + 1] += fade * (0.004 - out.data[k + 1])
      out.data[k + 2] += fade * (0.008 - out.data[k + 2])
    }
    return out
  },
})
