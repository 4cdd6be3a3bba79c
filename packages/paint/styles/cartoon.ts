import { labOf } from '../colour.ts'
import { lamp } from '../filters/light/lamp.ts'
import { lightBeams } from '../filters/light/light-beams.ts'
import { screenLight } from '../filters/light/screen-light.ts'
import { byDay } from '../filters/map/by-day.ts'
import { holdBack } from '../filters/map/hold-back.ts'
import { blend } from '../filters/mix/blend.ts'
import { both } from '../filters/mix/both.ts'
import { ownInk } from '../filters/mix/own-ink.ts'
import { px, ratio } from '../param.ts'
import { style } from '../style.ts'
import { celHair } from './parts/cel-hair.ts'
import { celPeople, type PeopleLook } from './parts/cel-people.ts'
import { drawnFace, type FaceLook } from './parts/drawn-face.ts'
import { flatWorld } from './parts/film-worlds.ts'
import { outlines, posed } from './parts/posed.ts'

const shape = { eyeWide: 0.18, eyeTall: 0.3, jaw: 0.06, nose: 0.07 }
const face: FaceLook = {
  ...{ ink: '#231a24', lip: '#d87870', blush: '#ff8f8a', blushed: 0.15 },
  eyes: { lash: 0.15, iris: 0.33, irisTall: 1.22, upper: 1.42, under: 1.25, fibres: 0 },
  nose: { inked: 0.5 },
  mouth: { inked: 0.5, lips: 0.5, gleam: 0 },
}
const ink = labOf('#231a24')
/** Skin has one hard shadow, and no lights. */
const skin: PeopleLook['skin'] = {
  ...{ manner: 'cel', hue: '#ffd0bd', tint: 0.5, lift: 0.14 },
  more: { shadow: 0.12, deep: 1, light: 0.5, shadeA: 0.03, warm: 0.97 },
}
const sun = labOf('#fff0c0')

export default style({
  key: 'img2img_cartoon_style_usage',
  name: { en: 'Anime Style', zh: '动漫风' },
  look: 'A frame of animated television: flat bright colours with one hard shadow within bold dark outlines, and shafts of sunlight.',
  version: 2,
  suits: { portrait: 0.85, group: 0.85, figure: 0.85, animal: 0.8, nature: 0.85, town: 0.9, night: 0.8 },
  params: {
    line: px(1.05, { min: 0.4, max: 3 }, 'Half the width of the outlines.'),
    shafts: ratio(0.2, 'How strongly shafts of light fall into the scene.'),
    clouds: ratio(1, 'How many clouds are drawn into an empty sky.'),
  },
  paint: (from, { line, shafts, clouds }) => {
    const sitting = posed(from, { shape, face, key: 0.7 })
    const { it, toned, figure, figures } = sitting
    const cel = celPeople(sitting, { skin, smooth: 10, fold: 0.05, depth: 0.11, vivid: 1.5, most: 0.22 })
    const world = flatWorld(sitting, { clouds }).pipe(blend({ other: cel, where: figure }))
    const beams = lightBeams({ lamp: it.photo.pipe(lamp({ person: it.person })), before: figures })
    const sunlit = it.photo.pipe(
      beams,
      both({ map: figures.pipe(holdBack({ by: 0.85 }), byDay({ photo: it.photo })) }),
    )
    const lines = outlines(sitting, { line, outer: 2.4, shade: 0.1, scene: 0.75, high: 0.011, shortest: 26 })
    return celHair(sitting, { toned, contrast: 1.6, gloss: 0.9, strands: 0.6 })
      .over(world)
      .pipe(ownInk({ ...ink, tone: 0.2, share: 0.75, opacity: 0.95, where: lines }))
      .pipe(drawnFace(it, face, cel).over)
      .pipe(screenLight({ ...sun, amount: shafts, where: sunlit }))
  },
})
