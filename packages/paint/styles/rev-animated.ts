import { labOf } from '../colour.ts'
import { edgeSlope, finishEdges } from '../filters/edge/finish-edges.ts'
import { bloom } from '../filters/light/bloom.ts'
import { blend } from '../filters/mix/blend.ts'
import { ownInk } from '../filters/mix/own-ink.ts'
import { px, ratio } from '../param.ts'
import { style } from '../style.ts'
import { celHair } from './parts/cel-hair.ts'
import { drawnFace, type FaceLook } from './parts/drawn-face.ts'
import { fairyOrnaments, fairyWorld, softPeople } from './parts/fairy-tale.ts'
import { outlines, posed } from './parts/posed.ts'

const shape = { eyeWide: 0.12, eyeTall: 0.18, jaw: 0.04, nose: 0.04 }
const face: FaceLook = {
  ...{ ink: '#3a2230', lip: '#e8707c', blush: '#ff92a0', blushed: 0.26 },
  eyes: { lash: 0.1, iris: 0.3, upper: 1.25, fibres: 0.8, highlight: 1, bright: 0.04 },
  mouth: { gleam: 0.8, painted: 0.3 },
}
const skin = { manner: 'soft', hue: '#ffd6c4', lift: 0.16, more: { model: 0.55, warm: 1.08 } } as const

export default style({
  key: 'img2img_rev_animated_style_usage',
  name: { en: 'Princess', zh: '公主风' },
  look: 'A fairy tale in pastel: soft painted people with shining hair and a sprig in it, blossoms, gold scrolls and sparkles.',
  version: 2,
  suits: { portrait: 0.85, group: 0.85, figure: 0.85, animal: 0.85, nature: 0.9, town: 0.85, night: 0.85 },
  params: {
    line: px(0.5, { min: 0.3, max: 2 }, 'Half the width of the outlines.'),
    glow: ratio(0.3, 'How much the picture glows.'),
    jewels: ratio(1, 'How plain the golden frame and the sprigs in the hair are; 0: there are none.'),
  },
  paint: (from, { line, glow, jewels }) => {
    const sitting = posed(from, { shape, face, key: 0.7 })
    const { it, toned, figure } = sitting
    const painted = softPeople(sitting, skin)
    const world = fairyWorld(sitting)
    const scene = world.ground.pipe(
      blend({ other: painted, where: figure }),
      bloom({ sigma: 16, amount: glow, spare: it.skin }),
    )
    const kept = scene.pipe(edgeSlope({ photo: it.photo }))
    const crisp = scene.pipe(finishEdges({ slope: kept, original: it.original }))
    const lines = outlines(sitting, { line, behind: 0.2, scene: 0.5 })
    const drawn = celHair(sitting, { toned, gloss: 0.7 })
      .over(crisp)
      .pipe(world.rim, ownInk({ ...labOf('#4a2a50'), opacity: 0.55, where: lines }))
      .pipe(drawnFace(it, face, painted).over)
    return fairyOrnaments(sitting, { jewels })(drawn)
  },
})
