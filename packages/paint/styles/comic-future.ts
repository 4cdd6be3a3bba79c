import { labOf } from '../colour.ts'
import { chromaticFringe } from '../filters/light/chromatic-fringe.ts'
import { darkCorners } from '../filters/light/corners.ts'
import { screenLight } from '../filters/light/screen-light.ts'
import { onSide } from '../filters/map/on-side.ts'
import { fillShapes } from '../filters/ornament/fill-shapes.ts'
import { neonCity } from '../filters/ornament/neon-city.ts'
import { nightStars } from '../filters/ornament/night-stars.ts'
import { scanlines } from '../filters/texture/scanlines.ts'
import { px, ratio } from '../param.ts'
import { style } from '../style.ts'
import { celHair } from './parts/cel-hair.ts'
import { drawnFace, type FaceLook } from './parts/drawn-face.ts'
import { neonLights } from './parts/neon-lights.ts'
import { neonNight } from './parts/neon-night.ts'
import { outlines, posed } from './parts/posed.ts'

const shape = { eyeWide: 0.06, eyeTall: 0.1, jaw: 0.02, nose: 0.02 }
const face: FaceLook = {
  ...{ ink: '#070713', lip: '#a8407e', blush: '#ff8f8a', blushed: 0, sockets: 0.4 },
  eyes: {
    ...{ lash: 0.12, tufts: 0, iris: 0.27, upper: 1.14, under: 1.06 },
    ...{ own: 0, hue: 205, chroma: 0.15, bright: 0.15, fibres: 0.6, highlight: 0.8 },
  },
  brows: { inked: 0.8 },
}
const [tube, sign] = [labOf('#5ee7f5'), labOf('#ff6cc6')]

export default style({
  key: 'img2img_comic_style_usage',
  subKey: 'img2img_comic_style_future',
  name: { en: 'Cyber Mechanical', zh: '赛博机械' },
  look: 'A cyber comic by night: metal skin with seams and lit eyes under cyan and magenta lamps, glowing circuits, a neon city.',
  version: 2,
  suits: { portrait: 0.88, group: 0.84, figure: 0.82, animal: 0.82, nature: 0.8, town: 0.86, night: 0.86 },
  params: {
    line: px(0.7, { min: 0.3, max: 2 }, 'Half the width of the lit contours.'),
    circuits: ratio(0.6, 'How many traces of circuits there are.'),
    rims: ratio(1, 'How bright the coloured rims of people are.'),
    city: ratio(1, 'How dense a city stands under an open sky; 0 leaves it off.'),
  },
  paint: (from, { line, circuits, rims, city }) => {
    const sitting = posed(from, { shape, face, key: 0.52 })
    const { it } = sitting
    const lights = neonLights(sitting, { traces: circuits, rims })
    const night = neonNight(sitting, 0.55)
    const lit = lights.inAir(night)
    const skyline = fillShapes({ shapes: it.sky.pipe(neonCity({ dense: 1.4 * city })), within: it.sky })
    const stars = fillShapes({ shapes: it.sky.pipe(nightStars({ photo: night })), within: it.sky })
    const dressed = celHair(sitting, { toned: night, contrast: 1.3, gloss: 0.5 }).over(
      lit.pipe(stars, skyline),
    )
    const contours = outlines(sitting, { line, behind: 0.35, scene: 0.9 })
    return lights
      .tubes(
        dressed.pipe(
          screenLight({ ...tube, amount: 0.75, where: contours.pipe(onSide({ side: 'left' })) }),
          screenLight({ ...sign, amount: 0.75, where: contours.pipe(onSide({ side: 'right' })) }),
          lights.seams,
          drawnFace(it, face, night).over,
        ),
      )
      .pipe(darkCorners({ amount: 0.3 }), chromaticFringe(), scanlines())
  },
})
