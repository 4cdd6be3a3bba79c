import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'

/** Two things shout in a flat picture: colours as strong as a lamp's, and the stray hues of what is nearly black. */
export const hush = filter({
  id: 'hush',
  doc: 'Quietens colours that are too strong, and the stray tints of what is nearly black.',
  params: {
    most: plain(0.13, { min: 0, max: 0.5 }, 'Chroma from which a colour is held back.'),
    over: ratio(0.3, 'How much of what lies above stays.'),
    dark: plain(0.3, { min: 0.01, max: 1 }, 'Lightness below which colours fade.'),
    faded: ratio(0, 'How far black fades.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { where: 'plane' },
  reach: 'point',
  cost: 8,
  run: ({ m }, src, { most, over, dark, faded }, { where }) => {
    const out = m.copy(src)
    const [d, square] = [out.data, most * most]
    for (let k = 0, i = 0; k < d.length; k += 4, i++) {
      const L = d[k]
      const a = d[k + 1]
      const b = d[k + 2]
      const c = a * a + b * b
      if (c <= square && (faded === 0 || L >= dark)) continue
      const t = where ? Math.min(1, Math.max(0, where.data[i])) : 1
      let keep = L < dark ? 1 - faded * (1 - Math.max(0, L) / dark) : 1
      if (c > square) keep *= over + ((1 - over) * most) / Math.sqrt(c)
      d[k + 1] = a * (1 + t * (keep - 1))
      d[k + 2] = b * (1 + t * (keep - 1))
    }
    return out
  },
})
