import { type Contouring, drawOutline } from '../../brushwork/contouring.ts'
import { dice } from '../../brushwork/dice.ts'
import { Sketch } from '../../brushwork/sketch.ts'
import { filter } from '../../filter.ts'
import { shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { outlinesOf } from '../../outline.ts'
import { plain, px, ratio } from '../../param.ts'

/**
 * The outline of a map as brush strokes: smoothed, broken into pieces where it turns or the brush runs out, each
 * piece swelling and tapering. Nothing is drawn along the picture's border.
 */
export const contourStrokes = filter({
  id: 'contour-strokes',
  doc: 'Draws the outline of an area with tapering strokes.',
  source: 'outline: Lorensen, Cline 1987, doi:10.1145/37402.37422',
  params: {
    width: px(1.5, { min: 0.2, max: 20 }, 'Half-width of a stroke.'),
    smooth: px(5, { min: 0, max: 40 }, 'How much of the outline is evened out.'),
    shortest: px(60, { min: 5, max: 400 }, 'Outlines that are shorter are not drawn.'),
    piece: px(150, { min: 20, max: 600 }, 'About how long a stroke is.'),
    gap: px(8, { min: 0, max: 120 }, 'Most that is left bare between two strokes.'),
    opacity: ratio(0.9, 'How dark the strokes are.'),
    dry: ratio(0.4, 'How dry the driest stroke is.'),
    shade: ratio(0.5, 'How much harder the side away from the light is pressed.'),
    level: plain(0.5, { min: 0.05, max: 0.95 }, 'Value of the map that the outline runs along.'),
  },
  from: 'plane',
  gives: 'strokes',
  maybe: { press: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 30,
  run: ({ m, frame, seed }, src, v, { press }) => {
    const k = frame.u >= 1 ? 2 : 1
    const u = frame.u / k
    const small = k === 1 ? src : shrink(m, src, k)
    const even = gaussian(m, small, Math.max(0.8, 0.8 * u))
    const sketch = new Sketch()
    const cast = dice(seed + 57)
    const hand: Contouring = { ...v, u, k, frameU: frame.u, bounds: even, press, cast }
    for (const outline of outlinesOf(even, v.level)) drawOutline(sketch, outline, hand)
    return sketch.strokes()
  },
})
