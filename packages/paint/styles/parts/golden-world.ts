import { labOf } from '../../colour.ts'
import type { Node } from '../../filter.ts'
import { cumulusSky } from '../../filters/backdrop/cumulus-sky.ts'
import { airOf, relightBackdrop } from '../../filters/backdrop/relight.ts'
import { flatRegions } from '../../filters/colour/flat-regions.ts'
import { hush } from '../../filters/colour/hush.ts'
import { leafHues } from '../../filters/colour/leaf-hues.ts'
import { huesOf, splitTone } from '../../filters/colour/split-tone.ts'
import { vibrance } from '../../filters/colour/vibrance.ts'
import { bareGround } from '../../filters/guide/bare-ground.ts'
import { glow } from '../../filters/light/glow.ts'
import { lamp } from '../../filters/light/lamp.ts'
import { lightBeams } from '../../filters/light/light-beams.ts'
import { rimLight } from '../../filters/light/rim-light.ts'
import { screenLight } from '../../filters/light/screen-light.ts'
import { byDay } from '../../filters/map/by-day.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { blend } from '../../filters/mix/blend.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { fillShapes } from '../../filters/ornament/fill-shapes.ts'
import { lensFlare } from '../../filters/ornament/lens-flare.ts'
import { nightStars } from '../../filters/ornament/night-stars.ts'
import { anisotropicKuwahara } from '../../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { partLit, type SkinLook, sureSkin } from './cel-skin.ts'
import { drawnFur } from './drawn-fur.ts'
import type { Posed } from './posed.ts'

/** Violet shade and gold light. */
const hour = { ...huesOf('#2336a8', '#ffe2b0'), lift: 0.1 }
const air = airOf('#4f78e6', '#ffc08e')

/** A ground as sharp as the photo, in violet shade and gold light, under a towering sky; bare walls become sky too. */
export function goldenWorld(sitting: Posed, { clouds }: { clouds: number }): Node<'picture'> {
  const { it, toned, behind, softer, ways, room } = sitting
  const { sky, foliage, photo, detail } = it
  const fur = drawnFur(sitting, { toned, strands: 0.4 })
  const own = behind.pipe(anisotropicKuwahara({ radius: 3.2, flow: ways, idle: room }))
  const graded = own
    .pipe(
      blend({ other: behind, where: detail, amount: 0.5 }),
      blend({ other: softer, where: room }),
      vibrance({ gain: 1.7 }),
    )
    .pipe(
      leafHues({ foliage, shade: 2.62 }),
      splitTone({ ...hour, amount: 0.6 }),
      splitTone({ ...hour, amount: 0.5, spare: room.pipe(holdBack({ by: 1 })) }),
    )
    .pipe(relightBackdrop({ room, target: 0.54, contrast: 1.1, white: 0.92, ...air }), fur.under)
  const bare = room.pipe(bareGround({ photo }))
  return graded.pipe(
    cumulusSky({ sky, photo, palette: 'golden', clouds }),
    cumulusSky({ sky: bare, photo: graded, palette: 'golden', clouds }),
  )
}

/** People in flat cels whose skin keeps to the photo's own: gold light must not bleach it. */
export function goldenPeople({ it, toned, before }: Posed, look: SkinLook): Node<'picture'> {
  const clothed = before.pipe(
    domainTransform({ sigma: 8, range: 0.2 }),
    flatRegions({ round: 6 }),
    vibrance({ gain: 1.35, spare: it.person }),
    hush({ most: 0.19, dark: 0.24, faded: 0.8 }),
  )
  const lit = clothed.pipe(splitTone({ ...hour, lift: 0.04, amount: 0.45 }))
  return sureSkin(lit, partLit(it, toned), look)
}

/** A low sun: its rim on people, its shafts and its light in the lens; by night there are stars instead. */
export function lowSun({ it }: Posed, { sun }: { sun: number }) {
  const { person, photo, hair, sky, seen, skin } = it
  const low = photo.pipe(lamp({ person }))
  const edge = person.pipe(rimLight({ photo, lamp: low, hair, width: 6, around: 0.06 }))
  const shafts = photo.pipe(lightBeams({ lamp: low, before: person }))
  // it must not lie as a veil on faces and dark hair
  const open = person.pipe(holdBack({ by: 0.75 }), byDay({ photo }))
  const air = low.pipe(glow({ core: 0.5 }), strongest({ other: shafts, share: 0.4 }), both({ map: open }))
  const day = person.pipe(holdBack({ by: 1 }), byDay({ photo }))
  return {
    /** On people, under their outlines. */
    rim: screenLight({ ...labOf('#ffb765'), amount: 0.8, where: edge }),
    /** In the air before everything, on the sheet. */
    over: (picture: Node<'picture'>): Node<'picture'> =>
      picture.pipe(
        screenLight({ ...labOf('#ffb36b'), amount: sun, where: air }),
        fillShapes({ shapes: sky.pipe(nightStars({ photo })) }),
        fillShapes({
          shapes: seen.pipe(lensFlare({ lamp: low, avoid: person, skin, portrait: 0.7 })),
          within: day,
        }),
      ),
  }
}
