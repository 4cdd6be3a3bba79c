import { labOf } from '../colour.ts'
import { cumulusSky } from '../filters/backdrop/cumulus-sky.ts'
import { relightBackdrop } from '../filters/backdrop/relight.ts'
import { flatRegions } from '../filters/colour/flat-regions.ts'
import { leafHues } from '../filters/colour/leaf-hues.ts'
import { splitTone } from '../filters/colour/split-tone.ts'
import { vibrance } from '../filters/colour/vibrance.ts'
import { holdBack } from '../filters/map/hold-back.ts'
import { blend } from '../filters/mix/blend.ts'
import { ownInk } from '../filters/mix/own-ink.ts'
import { strongest } from '../filters/mix/strongest.ts'
import { anisotropicKuwahara } from '../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../filters/smooth/domain-transform.ts'
import { brush } from '../filters/stroke/brush.ts'
import { gouacheDabs } from '../filters/stroke/gouache-dabs.ts'
import { px, ratio } from '../param.ts'
import { style } from '../style.ts'
import { celHair } from './parts/cel-hair.ts'
import { celSkin } from './parts/cel-skin.ts'
import { drawnFace, type FaceLook } from './parts/drawn-face.ts'
import { outlines, posed } from './parts/posed.ts'

const shape = { eyeWide: 0.16, eyeTall: 0.27, jaw: 0.05, nose: 0.06 }
const face: FaceLook = {
  ...{ ink: '#33221f', lip: '#e08478', blush: '#ff8f8a', blushed: 0.22 },
  eyes: { lash: 0.13, iris: 0.31, irisTall: 1.2, upper: 1.36, under: 1.2, fibres: 0 },
}
const ink = labOf('#33221f')

export default style({
  key: 'img2img_ghibli_style_usage',
  name: { en: 'Influencer Anime', zh: '网红日漫' },
  look: 'A hand-painted animated film: flat clear people with large simple eyes before a gouache world under heaped clouds.',
  version: 1,
  suits: { portrait: 0.8, group: 0.8, figure: 0.8, animal: 0.7, nature: 0.9, town: 0.9, night: 0.7 },
  params: {
    line: px(0.75, { min: 0.3, max: 2 }, 'Half the width of the outlines.'),
    clouds: ratio(1, 'How many clouds are painted into an empty sky.'),
  },
  paint: (from, { line, clouds }) => {
    const sitting = posed(from, { shape, face, key: 0.7 })
    const { it, toned, behind, before, ways, room, figure } = sitting
    const { person, sky, foliage, photo } = it
    const ground = behind
      .pipe(
        domainTransform({ sigma: 6, range: 0.2 }),
        anisotropicKuwahara({ radius: 5.5, flow: ways }),
        vibrance({ gain: 1.7 }),
      )
      .pipe(leafHues({ foliage }), splitTone({ amount: 0.25, lift: 0.2 }), relightBackdrop({ room }))
    const held = person.pipe(strongest({ other: sky }), holdBack({ by: 1 }))
    const painted = ground.pipe(
      cumulusSky({ sky, photo, palette: 'summer', clouds }),
      brush({ strokes: ground.pipe(gouacheDabs({ flow: ways, where: held })) }),
    )
    const cel = before.pipe(
      domainTransform({ sigma: 8, range: 0.2 }),
      flatRegions(),
      vibrance({ gain: 1.5, spare: person }),
      celSkin(it, { manner: 'cel', hue: '#ffdcc0' }),
    )
    return celHair(it, { toned, gloss: 0.5 })
      .over(painted.pipe(blend({ other: cel, where: figure })))
      .pipe(ownInk({ ...ink, opacity: 0.9, where: outlines(sitting, { line }) }))
      .pipe(drawnFace(it, face, cel).over)
  },
})
