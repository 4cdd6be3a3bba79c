import { edgeSlope, finishEdges } from '../filters/edge/finish-edges.ts'
import { darkCorners } from '../filters/light/corners.ts'
import { impasto } from '../filters/light/impasto.ts'
import { blend } from '../filters/mix/blend.ts'
import { strongest } from '../filters/mix/strongest.ts'
import { brush } from '../filters/stroke/brush.ts'
import { layeredStrokes } from '../filters/stroke/layered-strokes.ts'
import { plain, ratio } from '../param.ts'
import { style } from '../style.ts'
import { keyLit, stageOf } from './parts/light-key.ts'
import { oilPlaces } from './parts/oil-places.ts'

export default style({
  key: 'img2img_real_mix_style_usage',
  name: { en: 'Realistic', zh: '写实风' },
  look: 'A painted portrait or a film still in oil: one warm key light, a deep ground, brushwork wherever the eye does not rest.',
  version: 2,
  suits: { portrait: 0.86, group: 0.85, figure: 0.83, animal: 0.86, nature: 0.85, town: 0.86, night: 0.82 },
  params: {
    light: ratio(0.7, 'How strongly the picture is lit anew.'),
    size: plain(1, { min: 0.4, max: 2.5 }, 'Scales every brush.'),
    impasto: ratio(0.3, 'How thick the paint looks.'),
    backdrop: ratio(0.8, 'How far a studio ground replaces what is behind people.'),
  },
  paint: (from, { light, size, impasto: thick, backdrop }) => {
    const { photo, original } = from
    const stage = stageOf(from)
    const { room, air, ways } = stage
    const lit = keyLit(from, stage, { light, backdrop })
    const { focus, manner, drawn } = oilPlaces(from, stage, size)
    const strokes = lit.pipe(layeredStrokes({ flow: ways, care: focus, manner, size: 1, broken: 0.2 }))
    const fine = lit.pipe(finishEdges({ slope: lit.pipe(edgeSlope({ photo })), original }))
    return fine
      .pipe(
        brush({ strokes }),
        impasto({ calm: focus.pipe(strongest({ other: room }), strongest({ other: air })), amount: thick }),
      )
      .pipe(blend({ other: fine, where: drawn, amount: 0.94 }), darkCorners({ amount: 0.14 }))
  },
})
