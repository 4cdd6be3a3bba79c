import { labOf } from '../colour.ts'
import { cumulusSky } from '../filters/backdrop/cumulus-sky.ts'
import { relightBackdrop } from '../filters/backdrop/relight.ts'
import { fairyHues } from '../filters/colour/fairy-hues.ts'
import { splitTone } from '../filters/colour/split-tone.ts'
import { vibrance } from '../filters/colour/vibrance.ts'
import { bloom } from '../filters/light/bloom.ts'
import { bokeh } from '../filters/light/bokeh.ts'
import { lamp } from '../filters/light/lamp.ts'
import { lensBlur } from '../filters/light/lens-blur.ts'
import { rimLight } from '../filters/light/rim-light.ts'
import { screenLight } from '../filters/light/screen-light.ts'
import { holdBack } from '../filters/map/hold-back.ts'
import { blend } from '../filters/mix/blend.ts'
import { both } from '../filters/mix/both.ts'
import { ownInk } from '../filters/mix/own-ink.ts'
import { filigreeFrame } from '../filters/ornament/filigree-frame.ts'
import { fillShapes } from '../filters/ornament/fill-shapes.ts'
import { glints } from '../filters/ornament/glints.ts'
import { headSprig } from '../filters/ornament/head-sprig.ts'
import { heaped } from '../filters/ornament/heaped.ts'
import { meadowBlossoms } from '../filters/ornament/meadow-blossoms.ts'
import { petals } from '../filters/ornament/petals.ts'
import { anisotropicKuwahara } from '../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../filters/smooth/domain-transform.ts'
import { px, ratio } from '../param.ts'
import { style } from '../style.ts'
import { celHair } from './parts/cel-hair.ts'
import { celSkin } from './parts/cel-skin.ts'
import { drawnFace, type FaceLook } from './parts/drawn-face.ts'
import { outlines, posed } from './parts/posed.ts'

const shape = { eyeWide: 0.12, eyeTall: 0.18, jaw: 0.04, nose: 0.04 }
const face: FaceLook = {
  ...{ ink: '#3a2230', lip: '#e8707c', blush: '#ff92a0', blushed: 0.26 },
  eyes: { lash: 0.1, iris: 0.3, upper: 1.25, fibres: 0.8, highlight: 1, bright: 0.04 },
  mouth: { gleam: 0.8, painted: 0.5 },
}
const [shadow, light] = [labOf('#7a5cc0'), labOf('#ffe0ee')]
const pastel = { shadowA: shadow.a, shadowB: shadow.b, lightA: light.a, lightB: light.b }
const [upper, lower] = [labOf('#c9b8f6'), labOf('#ffd6e6')]
const air = {
  ...{ upperL: upper.L, upperA: upper.a, upperB: upper.b },
  ...{ lowerL: lower.L, lowerA: lower.a, lowerB: lower.b },
}

export default style({
  key: 'img2img_rev_animated_style_usage',
  name: { en: 'Princess', zh: '公主风' },
  look: 'A fairy tale in pastel: soft painted people with shining hair, petals and sparkles in pink and lilac air.',
  version: 1,
  suits: { portrait: 0.8, group: 0.7, figure: 0.7, animal: 0.7, nature: 0.8, town: 0.6, night: 0.6 },
  params: {
    line: px(0.5, { min: 0.3, max: 2 }, 'Half the width of the outlines.'),
    glow: ratio(0.3, 'How much the picture glows.'),
  },
  paint: (from, { line, glow }) => {
    const sitting = posed(from, { shape, face, key: 0.7 })
    const { it, toned, behind, before, ways, room, figure } = sitting
    const { person, sky, foliage, photo, seen, skin, hair, subject } = it
    const fairy = photo.pipe(lamp({ person }))
    const ground = behind
      .pipe(domainTransform({ sigma: 8, range: 0.2 }), anisotropicKuwahara({ radius: 6, flow: ways }))
      .pipe(
        lensBlur({ radius: 9, lights: 1, where: room }),
        vibrance({ gain: 1.5 }),
        fairyHues({ spare: subject, spared: 0.75 }),
        splitTone({ ...pastel, amount: 0.6, lift: 0.1 }),
      )
      .pipe(relightBackdrop({ room, target: 0.8, ...air }), cumulusSky({ sky, photo, palette: 'lilac' }))
      .pipe(bokeh({ lamp: fairy, count: 46, palette: 'pastel' }))
    const painted = before.pipe(
      domainTransform({ sigma: 6, range: 0.14 }),
      anisotropicKuwahara({ radius: 3, flow: ways }),
      vibrance({ gain: 1.4, spare: person }),
      celSkin(it, { toned, manner: 'soft', hue: '#ffdccb' }),
    )
    const scene = ground.pipe(
      blend({ other: painted, where: figure }),
      bloom({ sigma: 16, amount: glow, spare: skin }),
    )
    const strewn = { avoid: person, skin }
    return celHair(it, { toned, gloss: 0.7 })
      .over(scene)
      .pipe(
        screenLight({
          ...labOf('#ffe0f0'),
          amount: 0.7,
          where: person.pipe(rimLight({ photo, lamp: fairy, hair })),
        }),
      )
      .pipe(ownInk({ ...labOf('#4a2a50'), opacity: 0.55, where: outlines(sitting, { line, behind: 0.4 }) }))
      .pipe(drawnFace(it, face, painted).over)
      .pipe(
        fillShapes({
          shapes: foliage.pipe(both({ map: room, other: 'not' }), meadowBlossoms({ taken: person })),
          within: figure.pipe(holdBack({ by: 1 })),
        }),
        fillShapes({ shapes: seen.pipe(filigreeFrame()), within: figure.pipe(holdBack({ by: 1 })) }),
        fillShapes({
          shapes: seen
            .pipe(headSprig({ hair, skin }))
            .pipe(heaped({ over: seen.pipe(petals({ bloom: 'cherry', size: 13, count: 36, ...strewn })) }))
            .pipe(heaped({ over: seen.pipe(glints({ count: 34, most: 40, colour: 'rose', ...strewn })) })),
        }),
      )
  },
})
