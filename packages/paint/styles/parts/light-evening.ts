import { labOf } from '../../colour.ts'
import type { Node } from '../../filter.ts'
import { goldenHour } from '../../filters/colour/golden-hour.ts'
import { sunsetSky } from '../../filters/colour/sunset-sky.ts'
import { backdropRoom } from '../../filters/guide/backdrop.ts'
import { depth } from '../../filters/guide/depth.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { withTrunks } from '../../filters/guide/trunk.ts'
import { addLight } from '../../filters/light/add-light.ts'
import { bloom } from '../../filters/light/bloom.ts'
import { bokeh } from '../../filters/light/bokeh.ts'
import { darkCorners } from '../../filters/light/corners.ts'
import { dust } from '../../filters/light/dust.ts'
import { glow } from '../../filters/light/glow.ts'
import { haze } from '../../filters/light/haze.ts'
import { holdDown } from '../../filters/light/hold-down.ts'
import { lamp as lampOf } from '../../filters/light/lamp.ts'
import { lensBlur } from '../../filters/light/lens-blur.ts'
import { lightBeams } from '../../filters/light/light-beams.ts'
import { rimLight } from '../../filters/light/rim-light.ts'
import { flow } from '../../filters/line/flow.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { anisotropicKuwahara } from '../../filters/smooth/anisotropic-kuwahara.ts'
import { ownSkin } from '../../filters/tone/own-skin.ts'
import { skinRefine } from '../../filters/tone/skin-refine.ts'
import { softContrast } from '../../filters/tone/soft-contrast.ts'
import { tone } from '../../filters/tone/tone.ts'
import type { Ingredients } from '../../style.ts'

const [amber, core, gold] = ['#ffb765', '#ffd99c', '#ffcf86'].map(labOf)

/** A photo as if the late sun stood behind it: its ground exposed down and melted away, then light, rim, discs and dust. */
export function evening(
  { photo, person, skin, hair, sky, subject, seen }: Ingredients,
  { light, blur, discs }: { light: number; blur: number; discs: number },
): Node<'picture'> {
  const lamp = photo.pipe(lampOf({ person }))
  const keep = person.pipe(withTrunks({ seen }))
  const room = keep.pipe(backdropRoom({ seen }))
  const behind = keep.pipe(holdBack({ by: 1 }))
  const soft = photo
    .pipe(
      anisotropicKuwahara({ radius: 2.2, spared: 0.7, flow: photo.pipe(flow({ sigma: 2 })), spare: skin }),
    )
    .pipe(skinRefine({ skin, seen }), tone({ radius: 60, light: 0.86, detail: 1.05, middle: 0.53 }))
  const ground = blur > 0.9 ? soft.pipe(lensBlur({ radius: blur, where: room, lights: 6 })) : soft
  const beams = photo.pipe(lightBeams({ lamp, before: subject }))
  const rim = person.pipe(rimLight({ photo, lamp, hair, spare: skin }))
  const front = keep.pipe(strongest({ other: subject }))
  // a portrait bathes in light, a landscape keeps its depth
  const face = skin.pipe(
    strongest({ other: seen.pipe(facePart({ part: 'oval', feather: 0.12, grow: 0.03 })) }),
  )
  const calm = behind.pipe(both({ map: room, other: 'not' }))
  const shine = lamp.pipe(glow(), both({ map: calm.pipe(holdBack({ by: 0.72 })) }))
  const far = photo.pipe(depth({ sky, subject }))
  // shafts hang in the air behind what is near
  const shafts = beams.pipe(both({ map: calm.pipe(both({ map: far, other: 'not' }), holdBack({ by: 0.6 })) }))
  return ground
    .pipe(holdDown({ where: behind, lamp, key: 0.33, people: 1.1 }), goldenHour({ skin }))
    .pipe(
      haze({
        depth: far,
        lamp,
        amount: 0.3,
        bright: 0.75,
        spare: sky.pipe(strongest({ other: room })),
      }),
    )
    .pipe(sunsetSky({ sky: sky.pipe(both({ map: calm })), lamp, photo, spare: subject }))
    .pipe(addLight({ where: shine, ...amber, amount: 2.1 * light, spare: front, spared: 0.85 }))
    .pipe(addLight({ where: shafts, ...core, amount: 0.6 * light, spare: front, spared: 0.8 }))
    .pipe(addLight({ where: rim, ...gold, amount: 1.8 * light }))
    .pipe(
      bokeh({ lamp, count: 110 * discs, before: front.pipe(strongest({ other: calm, share: 0.6 })) }),
      bloom({ sigma: 13, amount: 0.26, spare: face.pipe(strongest({ other: calm })) }),
    )
    .pipe(addLight({ where: beams.pipe(dust({ spare: skin })), ...gold, amount: 0.8 }))
    .pipe(
      bloom({ sigma: 10, from: 0.8, amount: 0.3, warm: 0.6, spare: face }),
      softContrast({ amount: 0.5, middle: 0.6 }),
    )
    .pipe(
      ownSkin({ photo, skin: face, seen, amount: 0.75, hue: 0.5, lighter: 0.3, around: 40 }),
      darkCorners({ amount: 0.2 }),
    )
}
