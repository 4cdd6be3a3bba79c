import { labOf } from '../../colour.ts'
import type { Node } from '../../filter.ts'
import { studioBackdrop } from '../../filters/backdrop/studio.ts'
import { cinema } from '../../filters/colour/cinema.ts'
import { grandSky } from '../../filters/colour/grand-sky.ts'
import { backdropRoom } from '../../filters/guide/backdrop.ts'
import { depth as depthOf } from '../../filters/guide/depth.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { withTrunks } from '../../filters/guide/trunk.ts'
import { addLight } from '../../filters/light/add-light.ts'
import { bloom } from '../../filters/light/bloom.ts'
import { hairShine } from '../../filters/light/hair-shine.ts'
import { haze } from '../../filters/light/haze.ts'
import { lamp as lampOf } from '../../filters/light/lamp.ts'
import { lightBeams } from '../../filters/light/light-beams.ts'
import { relight } from '../../filters/light/relight.ts'
import { rimLight } from '../../filters/light/rim-light.ts'
import { spotlight } from '../../filters/light/spotlight.ts'
import { flow } from '../../filters/line/flow.ts'
import { firm } from '../../filters/map/firm.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { slender } from '../../filters/map/slender.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { anisotropicKuwahara } from '../../filters/smooth/anisotropic-kuwahara.ts'
import { darkFolds } from '../../filters/tone/dark-folds.ts'
import { ownSkin } from '../../filters/tone/own-skin.ts'
import { skinRefine } from '../../filters/tone/skin-refine.ts'
import { softContrast } from '../../filters/tone/soft-contrast.ts'
import { tone } from '../../filters/tone/tone.ts'
import type { Ingredients } from '../../style.ts'

const [warm, cool, gold] = ['#ffd3a0', '#86bfe8', '#ffdca0'].map(labOf)

/** Where the lamps of a painter's studio stand, and what is ground, sky and face. */
export function stageOf({ photo, person, hair, sky, subject, normals, seen }: Ingredients) {
  const key = photo.pipe(lampOf({ person, normals, side: 'lit', height: -0.1, out: 0.62, wide: 0.5 }))
  const back = photo.pipe(lampOf({ person, normals, side: 'unlit', height: 0.1, out: 0.7 }))
  const heads = person.pipe(strongest({ other: hair }), firm({ low: 0.32, high: 0.68 }))
  const room = heads.pipe(withTrunks({ seen }), backdropRoom({ seen }))
  const open = person.pipe(holdBack({ by: 1 }), both({ map: room, other: 'not' }))
  const air = sky.pipe(both({ map: open }))
  const oval = seen.pipe(facePart({ part: 'oval', feather: 0.12, grow: 0.03 }))
  const features = seen.pipe(facePart({ part: 'features', feather: 0.05, grow: 0.03 }))
  const away = subject.pipe(strongest({ other: room }))
  const ways = photo.pipe(flow({ sigma: 2.5 }))
  const thin = photo.pipe(slender({ flow: ways }), both({ map: room.pipe(holdBack({ by: 1 })) }))
  return { key, back, room, open, air, oval, features, away, ways, thin }
}

/**
 * A photo lit anew: a warm key from the side it was lit from, a cool rim from the other, a studio ground behind people;
 * in landscapes a grander sky, air by depth, and shafts of light.
 */
export function keyLit(
  { photo, person, skin, hair, sky, detail, subject, normals, seen }: Ingredients,
  { key, back, room, air, oval, features, away, ways, thin }: ReturnType<typeof stageOf>,
  { light, backdrop }: { light: number; backdrop: number },
): Node<'picture'> {
  const spare = oval.pipe(strongest({ other: thin }), strongest({ other: detail, share: 0.5 }))
  const form = photo.pipe(anisotropicKuwahara({ radius: 3.2, spared: 0.7, flow: ways, spare })).pipe(
    skinRefine({ skin, seen, amount: 0.7 }),
    tone({ radius: 60, light: 0.85, detail: 1.15, middle: 0.49 }),
    // in black cloth, too, there are folds for a brush to follow
    darkFolds({
      photo,
      person,
      spare: skin.pipe(strongest({ other: hair })),
      below: 0.38,
      lift: 0.13,
      gain: 2.6,
    }),
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
  return form
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
    .pipe(ownSkin({ photo, skin, seen, amount: 0.7, hue: 0.35, around: 40 }))
}
