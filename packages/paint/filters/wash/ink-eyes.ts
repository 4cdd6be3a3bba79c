import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'

/** Darkness of an iris by how light it is between pupil and white. */
const curve = Float32Array.from({ length: 257 }, (_, i) => (1 - i / 256) ** 1.15)

/** Eyes from the photo itself at full size: the white is paper, the iris ink, the glint stays. */
export const inkEyes = filter({
  id: 'ink-eyes',
  doc: 'Paints eyes so that their whites are paper and their irises ink.',
  params: {
    depth: plain(1.25, { min: 0, max: 3 }, 'How dark a pupil is.'),
    amount: ratio(0.92, 'How much of the inks there is replaced.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { original: 'picture', eyes: 'plane', range: 'picture' },
  zone: 'sheet',
  reach: 'point',
  range: [0, 8],
  cost: 8,
  run: ({ m }, ink, { depth, amount }, { original, eyes, range }) => {
    const out = m.plane(ink.width, ink.height)
    for (let i = 0, k = 0; i < out.data.length; i++, k += 4) {
      const w = amount * Math.min(1, 1.1 * eyes.data[i]) * Math.min(1, Math.max(0, range.data[k + 2]))
      out.data[i] = ink.data[i]
      if (w <= 0.004 || range.data[k + 1] <= 0.02) continue
      const t = (original.data[k] - range.data[k]) / range.data[k + 1]
      const v = depth * curve[t <= 0 ? 0 : t >= 1 ? 256 : Math.round(t * 256)]
      out.data[i] += w * (v - ink.data[i])
    }
    return out
  },
})
