import { labOf } from '../colour.ts'
import { crackle } from '../filters/glaze/crackle.ts'
import { pooledGlaze } from '../filters/glaze/pooled-glaze.ts'
import { tileGloss } from '../filters/glaze/tile-gloss.ts'
import { inkOver } from '../filters/mix/ink-over.ts'
import { studioLight } from '../filters/model/studio-light.ts'
import { gaussian } from '../filters/smooth/gaussian.ts'
import { px, ratio } from '../param.ts'
import { style } from '../style.ts'
import { drawnFace, type FaceLook } from './parts/drawn-face.ts'
import { porcelain } from './parts/material.ts'
import { porcelainFigures } from './parts/porcelain-figure.ts'
import { porcelainStage } from './parts/porcelain-stage.ts'
import { brushLines } from './parts/porcelain-tile.ts'
import { posed } from './parts/posed.ts'

const shape = { eyeWide: 0.16, eyeTall: 0.16, jaw: 0.05, nose: 0.06 }
/** Painted on the glaze with a fine brush: dark cobalt for lids and brows, coral for lips. */
const face: FaceLook = {
  ...{ ink: '#25243a', lip: '#c8414b', blush: '#ec8076', blushed: 0 },
  eyes: { lash: 0.1, tufts: 0.4, wing: 0.1, upper: 1.12, under: 1.05, iris: 0.29, irisTall: 1.06 },
  brows: { inked: 0.75, hairs: 0, thick: 0.85, opacity: 0.92 },
  mouth: { lips: 0.95, painted: 0.6, breath: 0.8, gleam: 0.9 },
}
const ink = labOf('#1b2553')

export default style({
  key: 'img2img_ceramics_style_usage',
  name: { en: 'Ceramic Doll', zh: '陶瓷娃娃' },
  look: 'A porcelain figurine: white glaze with windows mirrored in it, painted faces, clothes in blue and white.',
  version: 1,
  suits: { portrait: 0.9, group: 0.87, figure: 0.85, animal: 0.8, nature: 0.85, town: 0.86, night: 0.78 },
  params: {
    line: px(0.55, { min: 0.2, max: 2 }, 'Half the width of painted lines.'),
    crackle: ratio(0.14, 'How dark the net of cracks in the glaze is.'),
  },
  paint: (from, { line, crackle: cracks }) => {
    const sitting = posed(from, { shape, face, key: 0.62 })
    const { it } = sitting
    const { furry, stage, ground } = porcelainStage(sitting)
    const figures = porcelainFigures(ground, sitting, { furry, stage })
    const lit = figures.glazed
      .pipe(pooledGlaze(), studioLight({ ...porcelain.light, normals: it.normals }), tileGloss({ stage }))
      .pipe(inkOver({ L: 0.98, a: 0, b: -0.01, opacity: 0.55, where: figures.ring }))
    return lit
      .pipe(gaussian({ sigma: 0.55 }))
      .pipe(inkOver({ ...ink, opacity: 0.8, where: brushLines(sitting, figures, stage, line) }))
      .pipe(drawnFace(it, face, lit).over)
      .pipe(crackle({ amount: cracks, spare: figures.skin }))
  },
})
