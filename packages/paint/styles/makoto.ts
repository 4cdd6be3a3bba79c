import { labOf } from '../colour.ts'
import { edgeSlope, finishEdges } from '../filters/edge/finish-edges.ts'
import { bloom } from '../filters/light/bloom.ts'
import { blend } from '../filters/mix/blend.ts'
import { ownInk } from '../filters/mix/own-ink.ts'
import { px, ratio } from '../param.ts'
import { style } from '../style.ts'
import { celHair } from './parts/cel-hair.ts'
import { drawnFace, type FaceLook } from './parts/drawn-face.ts'
import { goldenPeople, goldenWorld, lowSun } from './parts/golden-world.ts'
import { outlines, posed } from './parts/posed.ts'

const shape = { eyeWide: 0.09, eyeTall: 0.15, jaw: 0.04, nose: 0.03 }
const face: FaceLook = {
  ...{ ink: '#2a2038', lip: '#e07f7c', blush: '#ff8a78', blushed: 0.2 },
  eyes: { lash: 0.1, iris: 0.29, irisTall: 1.1, upper: 1.2, under: 1.1, fibres: 0.5, highlight: 1 },
}
/** Shade on skin leans to violet, as light of the sky does, but stays warm. */
const skin = {
  manner: 'cel',
  hue: '#ffd2b0',
  lift: 0.12,
  tint: 0.5,
  more: { warm: 1.14, shadeL: 0.075, shadeA: 0.016, shadeB: -0.012 },
} as const

export default style({
  key: 'img2img_makoto_style_usage',
  name: { en: 'Angel', zh: '日漫风' },
  look: 'A luminous anime film: a deep blue sky with towering clouds, violet shade, gold light and a low sun in the lens.',
  version: 2,
  suits: { portrait: 0.85, group: 0.85, figure: 0.85, animal: 0.85, nature: 0.95, town: 0.9, night: 0.9 },
  params: {
    line: px(0.55, { min: 0.3, max: 2 }, 'Half the width of the outlines.'),
    clouds: ratio(1, 'How many clouds are painted into an empty sky.'),
    sun: ratio(0.6, 'How much sunlight falls into the lens.'),
  },
  paint: (from, { line, clouds, sun }) => {
    const sitting = posed(from, { shape, face, key: 0.62 })
    const { it, toned, figure } = sitting
    const cel = goldenPeople(sitting, skin)
    const scene = goldenWorld(sitting, { clouds }).pipe(
      blend({ other: cel, where: figure }),
      bloom({ sigma: 26, from: 0.7, amount: 0.35, warm: 0.3 }),
    )
    const kept = scene.pipe(edgeSlope({ photo: it.photo }))
    const crisp = scene.pipe(finishEdges({ slope: kept, original: it.original }))
    const lines = outlines(sitting, { line, behind: 0.15, scene: 0.3 })
    const light = lowSun(sitting, { sun })
    const drawn = celHair(sitting, { toned, gloss: 0.6, shine: { L: 0.94, a: -0.01, b: -0.05 } })
      .over(crisp)
      .pipe(light.rim, ownInk({ ...labOf('#241c40'), opacity: 0.75, where: lines }))
      .pipe(drawnFace(it, face, cel).over)
    return light.over(drawn)
  },
})
