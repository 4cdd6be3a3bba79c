import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'

const half = { min: -0.5, max: 0.5 }

/** A line of the colour it runs over, darker (or lighter), with a share of one ink in it: outlines that do not cut a picture up. */
export const ownInk = filter({
  id: 'own-ink',
  doc: 'Draws lines in a darker or lighter shade of the colour that is under them.',
  params: {
    tone: plain(0.36, { min: 0, max: 3 }, 'Factor for the lightness; above 1 the lines are lights.'),
    rich: plain(1.15, { min: 0, max: 3 }, 'Factor for the chroma.'),
    L: ratio(0.27, 'Lightness of the ink that is mixed in.'),
    a: plain(0.02, half, 'Its green to red.'),
    b: plain(0.02, half, 'Its blue to yellow.'),
    share: ratio(0.4, 'How much of that ink there is in it.'),
    opacity: ratio(0.9, 'How much it covers.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { where: 'plane' },
  reach: 'point',
  cost: 10,
  run: ({ m }, src, v, { where }) => {
    const out = m.plane(src.width, src.height, 4)
    out.data.set(src.data)
    const d = out.data
    const { tone, rich, share, opacity } = v
    const [own, L, a, b] = [1 - share, share * v.L, share * v.a, share * v.b]
    for (let i = 0, k = 0; i < where.data.length; i++, k += 4) {
      if (where.data[i] < 0.004) continue
      const t = opacity * Math.min(1, where.data[i])
      d[k] += t * (own * Math.min(1, Math.max(0, tone * d[k])) + L - d[k])
      d[k + 1] += t * (own * rich * d[k + 1] + a - d[k + 1])
      d[k + 2] += t * (own * rich * d[k + 2] + b - d[k + 2])
    }
    return out
  },
})
