import { labOf } from '../colour.ts'
import { cumulusSky } from '../filters/backdrop/cumulus-sky.ts'
import { relightBackdrop } from '../filters/backdrop/relight.ts'
import { flatRegions } from '../filters/colour/flat-regions.ts'
import { leafHues } from '../filters/colour/leaf-hues.ts'
import { splitTone } from '../filters/colour/split-tone.ts'
import { vibrance } from '../filters/colour/vibrance.ts'
import { bareGround } from '../filters/guide/bare-ground.ts'
import { bloom } from '../filters/light/bloom.ts'
import { glow } from '../filters/light/glow.ts'
import { lamp } from '../filters/light/lamp.ts'
import { lensBlur } from '../filters/light/lens-blur.ts'
import { rimLight } from '../filters/light/rim-light.ts'
import { screenLight } from '../filters/light/screen-light.ts'
import { byDay } from '../filters/map/by-day.ts'
import { holdBack } from '../filters/map/hold-back.ts'
import { blend } from '../filters/mix/blend.ts'
import { ownInk } from '../filters/mix/own-ink.ts'
import { fillShapes } from '../filters/ornament/fill-shapes.ts'
import { lensFlare } from '../filters/ornament/lens-flare.ts'
import { nightStars } from '../filters/ornament/night-stars.ts'
import { anisotropicKuwahara } from '../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../filters/smooth/domain-transform.ts'
import { px, ratio } from '../param.ts'
import { style } from '../style.ts'
import { celHair } from './parts/cel-hair.ts'
import { celSkin } from './parts/cel-skin.ts'
import { drawnFace, type FaceLook } from './parts/drawn-face.ts'
import { outlines, posed } from './parts/posed.ts'

const shape = { eyeWide: 0.09, eyeTall: 0.15, jaw: 0.04, nose: 0.03 }
const face: FaceLook = {
  ...{ ink: '#2a2038', lip: '#e07f7c', blush: '#ff8a78', blushed: 0.2 },
  eyes: { lash: 0.1, iris: 0.29, irisTall: 1.1, upper: 1.2, under: 1.1, fibres: 0.5, highlight: 1 },
}
const [shadow, light] = [labOf('#2336a8'), labOf('#ffe2b0')]
const [upper, lower] = [labOf('#6f97ee'), labOf('#ffd2b4')]
const air = {
  ...{ upperL: upper.L, upperA: upper.a, upperB: upper.b },
  ...{ lowerL: lower.L, lowerA: lower.a, lowerB: lower.b },
}
const dusk = { shadowA: shadow.a, shadowB: shadow.b, lightA: light.a, lightB: light.b }

export default style({
  key: 'img2img_makoto_style_usage',
  name: { en: 'Angel', zh: '日漫风' },
  look: 'A luminous anime film: a deep blue sky with towering clouds, violet shade, gold light and a low sun in the lens.',
  version: 1,
  suits: { portrait: 0.7, group: 0.7, figure: 0.8, animal: 0.7, nature: 0.9, town: 0.9, night: 0.9 },
  params: {
    line: px(0.55, { min: 0.3, max: 2 }, 'Half the width of the outlines.'),
    clouds: ratio(1, 'How many clouds are painted into an empty sky.'),
    sun: ratio(0.4, 'How much sunlight falls into the lens.'),
  },
  paint: (from, { line, clouds, sun }) => {
    const sitting = posed(from, { shape, face, key: 0.62 })
    const { it, toned, behind, before, ways, room, figure } = sitting
    const { person, sky, foliage, photo, seen, skin, hair, detail } = it
    const low = photo.pipe(lamp({ person }))
    const bare = room.pipe(bareGround({ photo }))
    const own = behind.pipe(anisotropicKuwahara({ radius: 3.2, flow: ways }))
    const graded = own
      .pipe(
        blend({ other: behind, where: detail, amount: 0.5 }),
        lensBlur({ radius: 5, lights: 2, where: room }),
        vibrance({ gain: 1.7 }),
      )
      .pipe(leafHues({ foliage, shade: 2.62 }), splitTone({ ...dusk, amount: 0.55, lift: 0.1 }))
      .pipe(relightBackdrop({ room, target: 0.66, ...air }))
    const ground = graded.pipe(
      cumulusSky({ sky, photo, palette: 'golden', clouds }),
      cumulusSky({ sky: bare, photo: graded, palette: 'golden', clouds }),
    )
    const cel = before.pipe(
      domainTransform({ sigma: 8, range: 0.2 }),
      flatRegions(),
      vibrance({ gain: 1.4, spare: person }),
      celSkin(it, {
        toned,
        manner: 'cel',
        hue: '#ffd2b0',
        lift: 0.16,
        tint: 0.5,
        more: { warm: 1.12, deep: 1, shadeL: 0.075, shadeA: 0.016, shadeB: -0.012 },
      }),
    )
    const scene = ground.pipe(
      blend({ other: cel, where: figure }),
      bloom({ sigma: 26, from: 0.7, amount: 0.35, warm: 0.3 }),
    )
    return celHair(it, { toned, gloss: 0.5 })
      .over(scene)
      .pipe(
        screenLight({
          ...labOf('#ffc27a'),
          amount: 0.7,
          where: person.pipe(rimLight({ photo, lamp: low, hair, width: 4, around: 0.05 })),
        }),
      )
      .pipe(ownInk({ ...labOf('#241c40'), opacity: 0.75, where: outlines(sitting, { line, behind: 0.3 }) }))
      .pipe(drawnFace(it, face, cel).over)
      .pipe(
        screenLight({
          ...labOf('#ffb36b'),
          amount: sun,
          where: low.pipe(glow({ core: 0.35 }), byDay({ photo })),
        }),
        fillShapes({ shapes: sky.pipe(nightStars({ photo })) }),
        fillShapes({
          shapes: seen.pipe(lensFlare({ lamp: low, avoid: person, skin })),
          within: person.pipe(holdBack({ by: 1 }), byDay({ photo })),
        }),
      )
  },
})
