import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'

/** Where greys turn to: lavender, as toys have no grey. */
const lavender = [0.012, -0.04] as const

/** The colours toys are cast in: darks lifted, greys turned to lavender, nothing dull. The height stays. */
export const vinylHues = filter({
  id: 'vinyl-hues',
  doc: 'Turns colours into those of cast toys: pastel, with no black and no grey.',
  params: {
    light: ratio(0.34, 'Lightness of what was black.'),
    most: plain(0.95, { min: 0.5, max: 1 }, 'Lightness of what was white.'),
    rich: plain(1.15, { min: 0, max: 3 }, 'Factor for dull colours.'),
    cap: plain(0.13, { min: 0.02, max: 0.3 }, 'The purest colour.'),
    tint: ratio(1, 'How far dark greys become lavender.'),
    amount: ratio(1, 'How far all of it goes.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { where: 'plane' },
  reach: 'point',
  cost: 15,
  run: ({ m }, src, { light, most, rich, cap, tint, amount }, { where }) => {
    const out = m.copy(src)
    const { data } = out
    for (let i = 0, k = 0; k < data.length; i++, k += 4) {
      const t = amount * Math.min(1, Math.max(0, where.data[i]))
      if (t < 0.004) continue
      const L = Math.min(1, Math.max(0, data[k]))
      const [a, b] = [data[k + 1], data[k + 2]]
      const c = Math.sqrt(a * a + b * b)
      const r = (rich * c) / cap
      // saturates like a tangent, without one
      const s = c > 1e-4 ? (cap * (r / (1 + 0.35 * r + 0.2 * r * r)) * 1.25) / c : 0
      const grey = (tint * Math.max(0, 1 - c / 0.05) * Math.max(0, 0.75 - L)) / 0.75
      data[k] += t * (light + (most - light) * L - data[k])
      data[k + 1] += t * (s * a + grey * lavender[0] - a)
      data[k + 2] += t * (s * b + grey * lavender[1] - b)
    }
    return out
  },
})
