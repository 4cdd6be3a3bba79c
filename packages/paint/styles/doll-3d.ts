import { plain } from '../param.ts'
import { style } from '../style.ts'
import { drawnFace, type FaceLook } from './parts/drawn-face.ts'
import { grown } from './parts/grown.ts'
import { posed } from './parts/posed.ts'
import { toyPhoto, toyScene } from './parts/toys.ts'

/** Eyes of glass: large, clear, their lights large; nothing is painted on that the photo does not show. */
const face: FaceLook = {
  ...{ ink: '#2c1a1c', lip: '#d8486a', blush: '#ff7f8c', blushed: 0.42 },
  eyes: {
    lash: 0.13,
    iris: 0.36,
    irisTall: 1.1,
    wide: 1.26,
    upper: 1.72,
    under: 1.5,
    fibres: 1,
    chroma: 0.12,
    bright: 0.08,
    highlight: 1.35,
    white: 0.8,
  },
  nose: { inked: 0.1, nostrils: 0.7 },
  mouth: { gleam: 1, painted: 0.6 },
}
const shape = { eyeWide: 0.34, eyeTall: 0.35, jaw: 0.06, nose: 0.14 }
/** Hard plastic: soft boxes are mirrored in it. */
const light = {
  ...{ exposure: 0.98, wrapR: 0.5, wrapG: 0.42, wrapB: 0.38, ambient: 0.14, fill: 0.28 },
  ...{ gloss: 0.05, rough: 0.28, boxes: 0.55, boxSoft: 0.12, rim: 0.25 },
  ...{ seams: 1.1, shadow: 0.5, lean: 1, soft: 1.2 },
}

export default style({
  key: 'img2img_3d_style_usage',
  subKey: 'img2img_3d_style_doll',
  name: { en: 'Doll', zh: '玩偶' },
  look: 'A collectible doll: a large head of smooth plastic, glass eyes, sculpted hair, in a rose studio.',
  version: 1,
  suits: { portrait: 0.9, group: 0.8, figure: 0.75, animal: 0.75, nature: 0.75, town: 0.75, night: 0.6 },
  params: {
    head: plain(0.3, { min: 0, max: 0.8 }, 'How much larger heads are.'),
  },
  paint: (from, { head }) => {
    const sitting = posed(grown(from, { head, body: 0.24 }), { shape, face, key: 0.62 })
    const { it } = sitting
    const hues = { light: 0.27, rich: 1.4, cap: 0.17, tint: 0.35 }
    const toy = toyScene(sitting, { set: 'rose', hues, chin: 0.55, locks: 9, light })
    const lit = toyPhoto(toy.model, { ...toy, shape: it.normals }, light)
    return lit.pipe(drawnFace(it, face, lit).over)
  },
})
