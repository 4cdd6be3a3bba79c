import { labOf } from '../colour.ts'
import { facePart } from '../filters/guide/face-part.ts'
import { holdBack } from '../filters/map/hold-back.ts'
import { inkOver } from '../filters/mix/ink-over.ts'
import { panel } from '../filters/mix/panel.ts'
import { strongest } from '../filters/mix/strongest.ts'
import { halftone } from '../filters/texture/halftone.ts'
import { px, ratio } from '../param.ts'
import { style } from '../style.ts'
import { celHair } from './parts/cel-hair.ts'
import { drawnFace, type FaceLook } from './parts/drawn-face.ts'
import { inking } from './parts/inking.ts'
import { posed } from './parts/posed.ts'
import { printColours } from './parts/print-colours.ts'

const shape = { eyeWide: 0.03, eyeTall: 0.05, jaw: 0, nose: 0 }
const face: FaceLook = {
  ...{ ink: '#120d14', lip: '#c85a50', blush: '#ff8f8a', blushed: 0, sockets: 0 },
  eyes: { lash: 0.135, tufts: 0, iris: 0.24, upper: 1.08, under: 1.02, wide: 1, highlight: 0.5, fibres: 0 },
  brows: { inked: 0.97, thick: 1.05 },
  nose: { inked: 0.75 },
  mouth: { inked: 0.7, gleam: 0.2 },
}
const ink = labOf('#120d14')

export default style({
  key: 'img2img_comic_style_usage',
  subKey: 'img2img_comic_style_marvel',
  name: { en: 'Exquisite Marvel', zh: '精致美漫' },
  look: 'An inked comic panel: black masses feathered into the light, bold contours, flat strong colours and printed dots.',
  version: 3,
  suits: { portrait: 0.86, group: 0.88, figure: 0.82, animal: 0.84, nature: 0.86, town: 0.88, night: 0.78 },
  params: {
    line: px(1.2, { min: 0.6, max: 3 }, 'Half the width of the contours.'),
    dots: ratio(0.4, 'How visible the printed dots are.'),
    frame: px(18, { min: 0, max: 60 }, 'Margin around the panel; 0 leaves it off.'),
  },
  paint: (from, { line, dots, frame }) => {
    const sitting = posed(from, { shape, face, key: 0.66 })
    const { it, toned } = sitting
    const flats = printColours(sitting)
    const hair = celHair(sitting, { toned, contrast: 1.8, strands: 0 })
    const features = it.seen.pipe(facePart({ part: 'features', feather: 0.1 }))
    return hair.over(flats).pipe(
      drawnFace(it, face, flats).over,
      halftone({
        strength: dots,
        where: features.pipe(strongest({ other: it.skin, share: 0.6 }), holdBack({ by: 0.85 })),
      }),
      inkOver({ ...ink, where: inking(sitting, { line, hair }) }),
      panel({ margin: frame }),
    )
  },
})
