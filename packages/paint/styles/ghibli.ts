import { labOf } from '../colour.ts'
import { blend } from '../filters/mix/blend.ts'
import { ownInk } from '../filters/mix/own-ink.ts'
import { px, ratio } from '../param.ts'
import { style } from '../style.ts'
import { celHair } from './parts/cel-hair.ts'
import { celPeople, type PeopleLook } from './parts/cel-people.ts'
import { drawnFace, type FaceLook } from './parts/drawn-face.ts'
import { gouacheWorld } from './parts/film-worlds.ts'
import { outlines, posed } from './parts/posed.ts'

const shape = { eyeWide: 0.16, eyeTall: 0.27, jaw: 0.05, nose: 0.06 }
const face: FaceLook = {
  ...{ ink: '#33221f', lip: '#e08478', blush: '#ff8f8a', blushed: 0.22 },
  eyes: { lash: 0.13, iris: 0.31, irisTall: 1.2, upper: 1.36, under: 1.2, fibres: 0 },
}
/** Two soft steps of shadow and no lights: a film's people are plainer than its ground. */
const skin: PeopleLook['skin'] = {
  ...{ manner: 'cel', hue: '#ffcdb6', tint: 0.5, lift: 0.12, contrast: 0.85 },
  more: { light: 0.3, warm: 1 },
}
const ink = labOf('#5a3a26')

export default style({
  key: 'img2img_ghibli_style_usage',
  name: { en: 'Influencer Anime', zh: '网红日漫' },
  look: 'A hand-painted animated film: flat clear people with large simple eyes before a gouache world under heaped clouds.',
  version: 2,
  suits: { portrait: 0.85, group: 0.85, figure: 0.85, animal: 0.8, nature: 0.9, town: 0.9, night: 0.8 },
  params: {
    line: px(0.75, { min: 0.3, max: 2 }, 'Half the width of the outlines.'),
    clouds: ratio(1, 'How many clouds are painted into an empty sky.'),
  },
  paint: (from, { line, clouds }) => {
    const sitting = posed(from, { shape, face, key: 0.7 })
    const { it, toned, figure } = sitting
    const cel = celPeople(sitting, { skin, smooth: 11, fold: 0.03, round: 6, vivid: 1.35 })
    const world = gouacheWorld(sitting, { clouds }).pipe(blend({ other: cel, where: figure }))
    const lines = outlines(sitting, { line, behind: 0.4, scene: 0.45 })
    return celHair(sitting, { toned, gloss: 0.12, strands: 0.35, contrast: 1.15 })
      .over(world)
      .pipe(ownInk({ ...ink, share: 0.6, opacity: 0.9, where: lines }))
      .pipe(drawnFace(it, face, cel).over)
  },
})
