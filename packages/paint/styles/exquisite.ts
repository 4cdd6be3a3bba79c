import { labOf } from '../colour.ts'
import { bloom } from '../filters/light/bloom.ts'
import { grow } from '../filters/map/grow.ts'
import { blend } from '../filters/mix/blend.ts'
import { ownInk } from '../filters/mix/own-ink.ts'
import { fillShapes } from '../filters/ornament/fill-shapes.ts'
import { glints } from '../filters/ornament/glints.ts'
import { px, ratio } from '../param.ts'
import { style } from '../style.ts'
import { celHair } from './parts/cel-hair.ts'
import { cleanLines } from './parts/clean-lines.ts'
import { drawnFace, type FaceLook } from './parts/drawn-face.ts'
import { posed } from './parts/posed.ts'
import { webtoonPeople } from './parts/webtoon-people.ts'
import { webtoonWorld } from './parts/webtoon-world.ts'

const shape = { eyeWide: 0.13, eyeTall: 0.22, jaw: 0.06, nose: 0.04 }
const face: FaceLook = {
  ...{ ink: '#3a2030', lip: '#e8606e', blush: '#ff8c98', blushed: 0.25 },
  eyes: { lash: 0.105, iris: 0.295, upper: 1.3, fibres: 0.7, chroma: 0.1, bright: 0.04 },
  mouth: { gleam: 0.75, painted: 0.25 },
}
const ink = labOf('#3a2030')

export default style({
  key: 'img2img_exquisite_style_usage',
  name: { en: 'Exquisite Korean Comic', zh: '精致韩漫' },
  look: 'A Korean webtoon: porcelain skin, glossy hair, fine clean lines, and a world of pale flats full of air.',
  version: 2,
  suits: { portrait: 0.9, group: 0.85, figure: 0.85, animal: 0.85, nature: 0.85, town: 0.9, night: 0.8 },
  params: {
    line: px(0.5, { min: 0.2, max: 2 }, 'Half the width of the outlines.'),
    pale: ratio(0.3, 'How pale the world is.'),
    sparkle: ratio(0.3, 'How many glints there are.'),
  },
  paint: (from, { line, pale, sparkle }) => {
    const sitting = posed(from, { shape, face, key: 0.74 })
    const { it, toned, figure, figures } = sitting
    const { seen, skin } = it
    const drawn = webtoonPeople(sitting)
    const whole = webtoonWorld(sitting, { pale }).pipe(blend({ other: drawn, where: figure }))
    return celHair(sitting, { toned, gloss: 0.9, shine: { L: 0.97, a: 0.02, b: -0.03 } })
      .over(whole.pipe(bloom({ sigma: 22, from: 0.78, amount: 0.25, spare: skin })))
      .pipe(ownInk({ ...ink, share: 0.35, opacity: 0.85, where: cleanLines(sitting, { line, high: 0.009 }) }))
      .pipe(drawnFace(it, face, drawn).over)
      .pipe(
        fillShapes({
          shapes: seen.pipe(glints({ count: 24 * sparkle, avoid: figures.pipe(grow({ by: 24 })), skin })),
        }),
      )
  },
})
