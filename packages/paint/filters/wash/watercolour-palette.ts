import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { thinPaint } from '../../kernels/washes.ts'
import { plain, ratio } from '../../param.ts'

/**
 * Colours as thin paint on white shows them: lights near the paper, no black but deep transparent washes whose
 * folds are brought out, greys turned to colour, and hues that wander as pigments part. Skin keeps its own
 * lightness and hardly wanders.
 */
export const watercolourPalette = filter({
  id: 'watercolour-palette',
  doc: 'Turns the colours of a photo into those of transparent paint.',
  params: {
    thin: ratio(0.6, 'How much the paint is thinned.'),
    wander: plain(1, { min: 0, max: 3 }, 'How far hues drift inside a wash.'),
    folds: ratio(0.6, 'How much the forms inside dark places are brought out.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { skin: 'plane', care: 'plane', clouds: 'plane', flecks: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 20,
  run: ({ m, frame }, src, { thin, wander, folds }, { skin, care, clouds, flecks }) => {
    // the same clouds, read elsewhere, for the other colour axis
    const other = (Math.round(53 * frame.u) * src.width + Math.round(37 * frame.u)) % (src.width * src.height)
    const around = gaussian(m, src, 16 * frame.u)
    return thinPaint(m, src, {
      ...{ around, skin, care, clouds, flecks, other },
      ...{ thin: Math.min(1, thin / 0.6), wander, folds },
    })
  },
})
