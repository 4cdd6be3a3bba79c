import { labOf } from '../colour.ts'
import { cumulusSky } from '../filters/backdrop/cumulus-sky.ts'
import { relightBackdrop } from '../filters/backdrop/relight.ts'
import { cels } from '../filters/colour/cels.ts'
import { flatRegions } from '../filters/colour/flat-regions.ts'
import { leafHues } from '../filters/colour/leaf-hues.ts'
import { spotColours } from '../filters/colour/spot-colours.ts'
import { facePart } from '../filters/guide/face-part.ts'
import { holdBack } from '../filters/map/hold-back.ts'
import { blend } from '../filters/mix/blend.ts'
import { inkOver } from '../filters/mix/ink-over.ts'
import { panel } from '../filters/mix/panel.ts'
import { strongest } from '../filters/mix/strongest.ts'
import { anisotropicKuwahara } from '../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../filters/smooth/domain-transform.ts'
import { halftone } from '../filters/texture/halftone.ts'
import { px, ratio } from '../param.ts'
import { style } from '../style.ts'
import { celHair } from './parts/cel-hair.ts'
import { celSkin } from './parts/cel-skin.ts'
import { drawnFace, type FaceLook } from './parts/drawn-face.ts'
import { inking } from './parts/inking.ts'
import { posed } from './parts/posed.ts'

const shape = { eyeWide: 0.03, eyeTall: 0.05, jaw: 0, nose: 0 }
const face: FaceLook = {
  ...{ ink: '#120d14', lip: '#c85a50', blush: '#ff8f8a', blushed: 0, sockets: 0 },
  eyes: { lash: 0.135, tufts: 0, iris: 0.24, upper: 1.08, under: 1.02, wide: 1, highlight: 0.5, fibres: 0 },
  brows: { inked: 0.97, thick: 1.05 },
  nose: { inked: 0.75 },
  mouth: { inked: 0.7, gleam: 0.2 },
}
const [upper, lower] = [labOf('#5fb2e6'), labOf('#ffd35e')]
const ink = labOf('#120d14')

export default style({
  key: 'img2img_comic_style_usage',
  subKey: 'img2img_comic_style_marvel',
  name: { en: 'Exquisite Marvel', zh: '精致美漫' },
  look: 'An inked comic panel: black masses feathered into the light, bold contours, flat strong colours and printed dots.',
  version: 2,
  suits: { portrait: 0.72, group: 0.65, figure: 0.7, animal: 0.8, nature: 0.85, town: 0.88, night: 0.75 },
  params: {
    line: px(1.2, { min: 0.6, max: 3 }, 'Half the width of the contours.'),
    dots: ratio(0.4, 'How visible the printed dots are.'),
    frame: px(18, { min: 0, max: 60 }, 'Margin around the panel; 0 leaves it off.'),
  },
  paint: (from, { line, dots, frame }) => {
    const sitting = posed(from, { shape, face, key: 0.66 })
    const { it, toned, softer, before, ways, room, figure } = sitting
    const { skin, foliage, sky, photo, seen } = it
    const ground = softer.pipe(
      domainTransform({ sigma: 12, range: 0.24 }),
      anisotropicKuwahara({ radius: 4, flow: ways }),
      leafHues({ foliage, lit: 2.2, shade: 2.5, pull: 0.85, gain: 1 }),
      cels({ tones: 6 }),
    )
    const cel = before.pipe(domainTransform({ sigma: 8, range: 0.2 }), flatRegions())
    const flats = ground.pipe(
      blend({ other: cel, where: figure }),
      spotColours({ spare: skin }),
      relightBackdrop({
        ...{ room, target: 0.68, spread: 40, upperL: upper.L, upperA: upper.a, upperB: upper.b },
        ...{ lowerL: lower.L, lowerA: lower.a, lowerB: lower.b },
      }),
      cumulusSky({ sky, photo, palette: 'printed', clouds: 0.8, hard: 1 }),
      celSkin(it, {
        ...{ manner: 'cel', toned, hue: '#f6bf9c', tint: 0.35, lift: 0.3, contrast: 0.95 },
        more: { shadow: 0.075, deep: 0.19, shadeL: 0.1, shadeA: 0.024, shadeB: 0.016 },
      }),
    )
    const hair = celHair(it, { toned, contrast: 1.8, strands: 0 })
    const features = seen.pipe(facePart({ part: 'features', feather: 0.1 }))
    return hair.over(flats).pipe(
      drawnFace(it, face, flats).over,
      halftone({
        strength: dots,
        where: features.pipe(strongest({ other: skin, share: 0.6 }), holdBack({ by: 0.85 })),
      }),
      inkOver({ ...ink, where: inking(sitting, { line, hair }) }),
      panel({ margin: frame }),
    )
  },
})
