import { toyFace } from '../filters/model/toy-face.ts'
import { plain } from '../param.ts'
import { style } from '../style.ts'
import { grown } from './parts/grown.ts'
import { posed } from './parts/posed.ts'
import { toyPhoto, toyScene } from './parts/toys.ts'

/** Faces are cleared for pieces of vinyl; what is drawn of this look is nothing. */
const face = { ink: '#33221f', lip: '#d0605a', blush: '#ff8f8a', blushed: 0 }
const shape = { eyeWide: 0, eyeTall: 0, jaw: 0, nose: 0 }
/** Vinyl: light goes into it, and lamps are mirrored in soft patches. */
const light = {
  ...{ exposure: 1, wrapR: 0.6, wrapG: 0.52, wrapB: 0.48, ambient: 0.16, fill: 0.3 },
  ...{ gloss: 0.06, rough: 0.3, boxes: 0.5, boxSoft: 0.16, rim: 0.25 },
  ...{ seams: 1.05, shadow: 0.42, lean: 0.9, soft: 1.4 },
}

export default style({
  key: 'img2img_clay_style_usage',
  subKey: 'img2img_clay_style_bubble',
  name: { en: 'Cute Doll', zh: '可爱玩偶' },
  look: 'Glossy vinyl toys with large round heads, dark oval eyes and mittens, in a pastel studio.',
  version: 1,
  suits: { portrait: 0.9, group: 0.8, figure: 0.75, animal: 0.75, nature: 0.75, town: 0.7, night: 0.6 },
  params: {
    head: plain(0.42, { min: 0, max: 0.8 }, 'How much larger heads are.'),
  },
  paint: (from, { head }) => {
    const sitting = posed(grown(from, { head, body: 0.26 }), { shape, face, key: 0.62 })
    const { it } = sitting
    const toy = toyScene(sitting, {
      set: 'cream',
      hues: { light: 0.28, rich: 1.35, cap: 0.15 },
      chin: 0.35,
      locks: 7,
      light,
    })
    const model = toy.model.pipe(toyFace({ seen: it.seen, photo: it.photo, tone: toy.tone }))
    return toyPhoto(model, toy, light)
  },
})
