import { labOf } from '../colour.ts'
import { studioBackdrop } from '../filters/backdrop/studio.ts'
import { cinema } from '../filters/colour/cinema.ts'
import { grandSky } from '../filters/colour/grand-sky.ts'
import { edgeSlope, finishEdges } from '../filters/edge/finish-edges.ts'
import { backdropRoom } from '../filters/guide/backdrop.ts'
import { depth as depthOf } from '../filters/guide/depth.ts'
import { eyeRest } from '../filters/guide/eye-rest.ts'
import { facePart } from '../filters/guide/face-part.ts'
import { withTrunks } from '../filters/guide/trunk.ts'
import { addLight } from '../filters/light/add-light.ts'
import { bloom } from '../filters/light/bloom.ts'
import { darkCorners } from '../filters/light/corners.ts'
import { hairShine } from '../filters/light/hair-shine.ts'
import { haze } from '../filters/light/haze.ts'
import { impasto } from '../filters/light/impasto.ts'
import { lamp as lampOf } from '../filters/light/lamp.ts'
import { lightBeams } from '../filters/light/light-beams.ts'
import { relight } from '../filters/light/relight.ts'
import { rimLight } from '../filters/light/rim-light.ts'
import { spotlight } from '../filters/light/spotlight.ts'
import { flow } from '../filters/line/flow.ts'
import { holdBack } from '../filters/map/hold-back.ts'
import { blend } from '../filters/mix/blend.ts'
import { both } from '../filters/mix/both.ts'
import { strongest } from '../filters/mix/strongest.ts'
import { anisotropicKuwahara } from '../filters/smooth/anisotropic-kuwahara.ts'
import { brush } from '../filters/stroke/brush.ts'
import { layeredStrokes } from '../filters/stroke/layered-strokes.ts'
import { oilManner } from '../filters/stroke/oil-manner.ts'
import { ownSkin } from '../filters/tone/own-skin.ts'
import { skinRefine } from '../filters/tone/skin-refine.ts'
import { softContrast } from '../filters/tone/soft-contrast.ts'
import { tone } from '../filters/tone/tone.ts'
import { plain, ratio } from '../param.ts'
import { style } from '../style.ts'

const [warm, cool, gold] = ['#ffd3a0', '#86bfe8', '#ffdca0'].map(labOf)

export default style({
  key: 'img2img_real_mix_style_usage',
  name: { en: 'Realistic', zh: '写实风' },
  look: 'A painted portrait or a film still in oil: one warm key light, a deep ground, brushwork wherever the eye does not rest.',
  version: 1,
  params: {
    light: ratio(0.7, 'How strongly the picture is lit anew.'),
    size: plain(1, { min: 0.4, max: 2.5 }, 'Scales every brush.'),
    impasto: ratio(0.3, 'How thick the paint looks.'),
    backdrop: ratio(0.8, 'How far a studio ground replaces what is behind people.'),
  },
  paint: (from, { light, size, impasto: thick, backdrop }) => {
    const { photo, original, person, skin, hair, sky, detail, subject, normals, seen } = from
    const key = photo.pipe(lampOf({ person, normals, side: 'lit', height: -0.1, out: 0.62, wide: 0.5 }))
    const back = photo.pipe(lampOf({ person, normals, side: 'unlit', height: 0.1, out: 0.7 }))
    const room = person.pipe(withTrunks({ seen }), backdropRoom({ seen }))
    const open = person.pipe(holdBack({ by: 1 }), both({ map: room, other: 'not' }))
    const air = sky.pipe(both({ map: open }))
    const oval = seen.pipe(facePart({ part: 'oval', feather: 0.12, grow: 0.03 }))
    const features = seen.pipe(facePart({ part: 'features', feather: 0.05, grow: 0.03 }))
    const away = subject.pipe(strongest({ other: room }))
    const ways = photo.pipe(flow({ sigma: 2.5 }))
    const form = photo
      .pipe(anisotropicKuwahara({ radius: 3.4, spared: 1, flow: ways, spare: oval }))
      .pipe(
        skinRefine({ skin, seen, amount: 0.7 }),
        tone({ radius: 60, light: 0.85, detail: 1.15, middle: 0.49 }),
      )
    const far = photo.pipe(depthOf({ sky, subject }))
    const beams = photo.pipe(lightBeams({ lamp: key, before: away }))
    const shafts = beams.pipe(
      both({ map: far.pipe(holdBack({ by: 1 }), holdBack({ by: 0.7 })) }),
      both({ map: air.pipe(holdBack({ by: 0.78 })) }),
    )
    const bare = oval.pipe(strongest({ other: skin }))
    const shine = hair.pipe(hairShine({ photo, flow: ways, normals, lamp: key, spare: bare }))
    const edge = { photo, hair, spare: features }
    const lit = form
      .pipe(grandSky({ sky: air, lamp: key, photo }), relight({ normals, lamp: key, hair, amount: light }))
      .pipe(haze({ depth: far, lamp: key, air: 'cool', amount: 0.3, spare: room }))
      .pipe(
        spotlight({ seen, subject, spare: air }),
        studioBackdrop({ room, person, lamp: key, seen, depth: backdrop }),
      )
      .pipe(addLight({ where: shafts, ...gold, amount: 1.2 * light, spare: away, spared: 0.75 }))
      .pipe(addLight({ where: shine, ...warm, amount: 1.2 }))
      .pipe(
        addLight({
          where: person.pipe(rimLight({ ...edge, lamp: key, width: 4 })),
          ...warm,
          amount: 0.6 * light,
        }),
      )
      .pipe(
        addLight({
          where: person.pipe(rimLight({ ...edge, lamp: back, width: 5, around: 0.05 })),
          ...cool,
          amount: 0.9 * light,
        }),
      )
      .pipe(
        bloom({ sigma: 14, from: 0.72, amount: 0.3 }),
        cinema({ skin, rich: 0.6 }),
        softContrast({ amount: 0.6, middle: 0.52, spare: skin }),
      )
      .pipe(ownSkin({ photo, skin, seen, amount: 0.7, around: 40 }))
    const told = subject.pipe(both({ map: detail }), both({ map: room.pipe(holdBack({ by: 1 })) }))
    const focus = oval.pipe(strongest({ other: skin }), strongest({ other: told }))
    // a landscape, too, has a place where things are told
    const rest = detail.pipe(eyeRest({ spare: room }), both({ map: open }))
    const manner = subject.pipe(oilManner({ focus, rest, sky: air, room, detail, size }))
    const strokes = lit.pipe(
      layeredStrokes({ flow: lit.pipe(flow({ sigma: 3 })), care: focus, manner, size: 1, broken: 0.2 }),
    )
    const fine = lit.pipe(finishEdges({ slope: lit.pipe(edgeSlope({ photo })), original }))
    return fine
      .pipe(
        brush({ strokes }),
        impasto({ calm: focus.pipe(strongest({ other: room }), strongest({ other: air })), amount: thick }),
      )
      .pipe(
        blend({ other: fine, where: rest, amount: 0.4 }),
        blend({ other: fine, where: oval, amount: 0.75 }),
        blend({ other: fine, where: features, amount: 0.85 }),
      )
      .pipe(darkCorners({ amount: 0.14 }))
  },
})
