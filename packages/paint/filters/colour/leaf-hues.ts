import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Greens and yellow greens lie about this hue; red leaves of autumn are none. */
const green = 2.3

/** A painter of film grounds has two greens, one in the light and one in shade; those of a photo are drawn to them. */
export const leafHues = filter({
  id: 'leaf-hues',
  doc: 'Draws the greens of leaves to a warm one in the light and a cool one in shade.',
  params: {
    lit: plain(2.1, { min: 1.6, max: 3.1 }, 'Hue in the light, in radians of the OKLab plane.'),
    shade: plain(2.5, { min: 1.6, max: 3.1 }, 'Hue in the shade.'),
    pull: ratio(0.7, 'How far hues are drawn.'),
    gain: plain(1.2, { min: 0, max: 3 }, 'Factor for their chroma.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { foliage: 'plane' },
  reach: 'point',
  cost: 12,
  run: ({ m }, src, { lit, shade, pull, gain }, { foliage }) => {
    const out = m.plane(src.width, src.height, 4)
    out.data.set(src.data)
    const d = out.data
    const [la, lb, sa, sb] = [Math.cos(lit), Math.sin(lit), Math.cos(shade), Math.sin(shade)]
    const [ga, gb] = [Math.cos(green), Math.sin(green)]
    for (let i = 0, k = 0; k < d.length; i++, k += 4) {
      const leaf = foliage.data[i]
      if (leaf < 0.01) continue
      const [a, b] = [d[k + 1], d[k + 2]]
      const c = Math.sqrt(a * a + b * b) + 1e-6
      const t = pull * leaf * smoothstep(0.7, 0.9, (a * ga + b * gb) / c)
      if (t <= 0) continue
      const light = smoothstep(0.25, 0.75, d[k])
      const x = (1 - t) * (a / c) + t * (sa + light * (la - sa))
      const y = (1 - t) * (b / c) + t * (sb + light * (lb - sb))
      const by = (c * (1 + (gain - 1) * leaf)) / (Math.sqrt(x * x + y * y) + 1e-6)
      d[k + 1] = x * by
      d[k + 2] = y * by
    }
    return out
  },
})
