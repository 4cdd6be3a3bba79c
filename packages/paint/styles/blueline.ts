import { labOf } from '../colour.ts'
import { together } from '../filters/line/together.ts'
import { inkOver } from '../filters/mix/ink-over.ts'
import { splatter } from '../filters/mix/splatter.ts'
import { vignette } from '../filters/mix/vignette.ts'
import { pen } from '../filters/stroke/pen.ts'
import { noise } from '../filters/texture/noise.ts'
import { px, ratio } from '../param.ts'
import { style } from '../style.ts'
import { blueDrawing } from './parts/blue-drawing.ts'
import { blueWashes } from './parts/blue-washes.ts'
import { drawnFace, type FaceLook } from './parts/drawn-face.ts'
import { lineHair } from './parts/line-hair.ts'
import { posed } from './parts/posed.ts'

const shape = { eyeWide: 0.12, eyeTall: 0.2, jaw: 0.03, nose: 0.03 }
const face: FaceLook = {
  ...{ ink: '#27479c', lip: '#e79aa6', blush: '#ffb3bd', blushed: 0.3 },
  eyes: { own: 0.15, hue: 262, chroma: 0.12 },
  brows: { inked: 0.9 },
  nose: { inked: 0.8 },
  rims: { inked: 0.9 },
  mouth: { inked: 0.8, lips: 0.5 },
}

export default style({
  key: 'img2img_blueline_style_usage',
  name: { en: 'Dreamy', zh: '梦幻风' },
  look: 'A delicate blue line drawing of clear-eyed people, over a pale watery wash that runs out into white paper.',
  version: 3,
  suits: { portrait: 0.85, group: 0.8, figure: 0.85, animal: 0.8, nature: 0.85, town: 0.9, night: 0.8 },
  params: {
    line: px(0.7, { min: 0.3, max: 2 }, 'Half the width of the contours.'),
    wash: ratio(1, 'How much pigment the wash carries.'),
    margin: px(110, { min: 0, max: 250 }, 'How far the wash stays from the edge.'),
  },
  paint: (from, { line, wash, margin }) => {
    const clouds = noise({ size: 110, stretch: 1.5, salt: 3 })
    const grain = noise({ size: 18, salt: 8 })
    const sitting = posed(from, { shape, face, key: 0.6 })
    const locks = lineHair(sitting, { width: 0.55 * line })
    const { washed, colours } = blueWashes(sitting, locks, { strength: wash, clouds, grain })
    const drawing = blueDrawing(sitting, { line }).pipe(together({ more: locks.strands }), pen())
    return washed
      .pipe(inkOver({ ...labOf('#2f56b8'), opacity: 0.9, where: drawing }))
      .pipe(drawnFace(sitting.it, face, colours).over)
      .pipe(vignette({ margin, clouds, grain }))
      .pipe(splatter({ ...labOf('#a8c2f0'), spare: sitting.figure }))
  },
})
