import { filter } from '../../filter.ts'
import { celTones } from '../../kernels/cel-tones.ts'
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
  run: ({ m }, src, look) => celTones(m, src, look),
})
