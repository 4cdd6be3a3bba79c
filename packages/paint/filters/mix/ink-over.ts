import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'

const half = { min: -0.5, max: 0.5 }

/** One colour laid over a picture through a plane: a pen, a screen of dots, a frame. */
export const inkOver = filter({
  id: 'ink-over',
  doc: 'Lays one colour over a picture where a plane says so.',
  params: {
    L: ratio(0.1, 'Lightness of the ink.'),
    a: plain(0, half, 'Its green to red.'),
    b: plain(0, half, 'Its blue to yellow.'),
    opacity: ratio(1, 'How much it covers.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { where: 'plane' },
  reach: 'point',
  cost: 8,
  run: ({ m }, src, { L, a, b, opacity }, { where }) => {
    const out = m.plane(src.width, src.height, 4)
    const [s, d] = [src.data, out.data]
    for (let i = 0, k = 0; i < where.data.length; i++, k += 4) {
      const t = opacity * Math.min(1, Math.max(0, where.data[i]))
      d[k] = s[k] + t * (L - s[k])
      d[k + 1] = s[k + 1] + t * (a - s[k + 1])
      d[k + 2] = s[k + 2] + t * (b - s[k + 2])
      d[k + 3] = s[k + 3]
    }
    return out
  },
})
