import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'

/** tanh to 2 %, enough for the shoulder of a step. */
const tanh = (x: number): number => (x > 3 ? 1 : x < -3 ? -1 : (x * (27 + x * x)) / (27 + 9 * x * x))

/**
 * Lightness in few tones with a soft step between them. Done in the sheet, the steps are as sharp as the result
 * is large, however much a smooth study was enlarged.
 */
export const cels = filter({
  id: 'cels',
  doc: 'Reduces lightness to a few flat tones with soft steps.',
  source: 'Winnemöller, Olsen, Gooch 2006, doi:10.1145/1141911.1142018',
  params: {
    tones: plain(5, { min: 2, max: 16 }, 'How many.'),
    sharp: plain(12, { min: 1, max: 40 }, 'Sharpness of the steps.'),
    amount: ratio(0.85, 'How much of the smooth shading is given up.'),
  },
  from: 'picture',
  gives: 'picture',
  reach: 'point',
  cost: 15,
  run: ({ m }, src, { tones, sharp, amount }) => {
    const out = m.plane(src.width, src.height, 4)
    out.data.set(src.data)
    const step = 1 / Math.round(tones)
    const norm = 1 / tanh(sharp / 2)
    for (let k = 0; k < out.data.length; k += 4) {
      const L = src.data[k]
      const centre = step * (Math.floor(L / step) + 0.5)
      const flat = centre + 0.5 * step * tanh((sharp * (L - centre)) / step) * norm
      out.data[k] = L + amount * (flat - L)
    }
    return out
  },
})
