import { edgeSlope, finishEdges } from '../filters/edge/finish-edges.ts'
import { eyeRest } from '../filters/guide/eye-rest.ts'
import { darkCorners } from '../filters/light/corners.ts'
import { impasto } from '../filters/light/impasto.ts'
import { holdBack } from '../filters/map/hold-back.ts'
import { blend } from '../filters/mix/blend.ts'
import { both } from '../filters/mix/both.ts'
import { strongest } from '../filters/mix/strongest.ts'
import { brush } from '../filters/stroke/brush.ts'
import { layeredStrokes } from '../filters/stroke/layered-strokes.ts'
import { oilManner } from '../filters/stroke/oil-manner.ts'
import { plain, ratio } from '../param.ts'
import { style } from '../style.ts'
import { keyLit, stageOf } from './parts/light-key.ts'

export default style({
  key: 'img2img_real_mix_style_usage',
  name: { en: 'Realistic', zh: '写实风' },
  look: 'A painted portrait or a film still in oil: one warm key light, a deep ground, brushwork wherever the eye does not rest.',
  version: 1,
  suits: { portrait: 0.84, group: 0.85, figure: 0.8, animal: 0.85, nature: 0.78, town: 0.77, night: 0.8 },
  params: {
    light: ratio(0.7, 'How strongly the picture is lit anew.'),
    size: plain(1, { min: 0.4, max: 2.5 }, 'Scales every brush.'),
    impasto: ratio(0.3, 'How thick the paint looks.'),
    backdrop: ratio(0.8, 'How far a studio ground replaces what is behind people.'),
  },
  paint: (from, { light, size, impasto: thick, backdrop }) => {
    const { photo, original, skin, hair, detail, subject } = from
    const stage = stageOf(from)
    const { room, open, air, oval, features, thin, ways } = stage
    const lit = keyLit(from, stage, { light, backdrop })
    const told = subject.pipe(both({ map: detail }), both({ map: room.pipe(holdBack({ by: 1 })) }))
    const focus = oval.pipe(
      strongest({ other: skin }),
      strongest({ other: told }),
      strongest({ other: hair, share: 0.8 }),
    )
    // a landscape, too, has a place where things are told
    const rest = detail.pipe(eyeRest({ spare: room }), both({ map: open }))
    const manner = subject.pipe(oilManner({ focus, rest, thin, sky: air, room, detail, size }))
    const strokes = lit.pipe(
      layeredStrokes({ flow: ways, care: focus, manner, size: 1, broken: 0.2 }),
    )
    const fine = lit.pipe(finishEdges({ slope: lit.pipe(edgeSlope({ photo })), original }))
    // what a brush cannot say is left as it was lit
    const drawn = thin.pipe(
      strongest({ other: rest, share: 0.5 }),
      strongest({ other: detail.pipe(both({ map: open })), share: 0.36 }),
      strongest({ other: hair, share: 0.45 }),
      strongest({ other: oval, share: 0.8 }),
      strongest({ other: features }),
    )
    return fine
      .pipe(
        brush({ strokes }),
        impasto({ calm: focus.pipe(strongest({ other: room }), strongest({ other: air })), amount: thick }),
      )
      .pipe(blend({ other: fine, where: drawn, amount: 0.94 }), darkCorners({ amount: 0.14 }))
  },
})
