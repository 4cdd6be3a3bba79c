import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'

/**
 * Lightness in few flat tones. Done in the sheet, the border of two tones is one output pixel wide however much
 * a smooth study was enlarged: its own slope says how far a pixel is from it.
 */
export const cels = filter({
  id: 'cels',
  doc: 'Reduces lightness to a few flat tones.',
  source: 'Winnemöller, Olsen, Gooch 2006, doi:10.1145/1141911.1142018',
  params: {
    tones: plain(5, { min: 2, max: 16 }, 'How many.'),
    soft: plain(0.02, { min: 0, max: 0.2 }, 'Least width of a border, in lightness.'),
    amount: ratio(0.85, 'How much of the smooth shading is given up.'),
  },
  from: 'picture',
  gives: 'picture',
  reach: () => 1,
  cost: 20,
  run: ({ m }, src, { tones, soft, amount }) => {
    const { width, height, data } = src
    const out = m.plane(width, height, 4)
    out.data.set(data)
    const n = Math.round(tones)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const k = 4 * (y * width + x)
        const L = data[k]
        const gx = data[k + (x < width - 1 ? 4 : 0)] - data[k - (x > 0 ? 4 : 0)]
        const gy = data[k + (y < height - 1 ? 4 * width : 0)] - data[k - (y > 0 ? 4 * width : 0)]
        const wide = Math.max(1e-3, soft, Math.min(0.5 / n, Math.sqrt(gx * gx + gy * gy)))
        const border = Math.round(L * n) / n
        const t = Math.min(1, Math.max(0, 0.5 + (L - border) / wide))
        const flat = border + (t * t * (3 - 2 * t) - 0.5) / n
        // the lightest tone is paper, the darkest keeps its half step: ink is laid later
        const tone = Math.min(1, Math.max(0.5 / n, flat + (0.5 / n) * Math.max(0, flat * 2 - 1)))
        out.data[k] = L + amount * (tone - L)
      }
    return out
  },
})
