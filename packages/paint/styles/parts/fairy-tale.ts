import { labOf } from '../../colour.ts'
import type { Node } from '../../filter.ts'
import { cumulusSky } from '../../filters/backdrop/cumulus-sky.ts'
import { airOf, relightBackdrop } from '../../filters/backdrop/relight.ts'
import { fairyHues } from '../../filters/colour/fairy-hues.ts'
import { huesOf, splitTone } from '../../filters/colour/split-tone.ts'
import { vibrance } from '../../filters/colour/vibrance.ts'
import { bokeh } from '../../filters/light/bokeh.ts'
import { lamp } from '../../filters/light/lamp.ts'
import { rimLight } from '../../filters/light/rim-light.ts'
import { screenLight } from '../../filters/light/screen-light.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { blend } from '../../filters/mix/blend.ts'
import { both } from '../../filters/mix/both.ts'
import { filigreeFrame } from '../../filters/ornament/filigree-frame.ts'
import { fillShapes } from '../../filters/ornament/fill-shapes.ts'
import { glints } from '../../filters/ornament/glints.ts'
import { headSprig } from '../../filters/ornament/head-sprig.ts'
import { heaped } from '../../filters/ornament/heaped.ts'
import { meadowBlossoms } from '../../filters/ornament/meadow-blossoms.ts'
import { petals } from '../../filters/ornament/petals.ts'
import { anisotropicKuwahara } from '../../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { gaussian } from '../../filters/smooth/gaussian.ts'
import { partLit, type SkinLook, sureSkin } from './cel-skin.ts'
import type { Posed } from './posed.ts'

const pastel = huesOf('#7a5cc0', '#ffe0ee')
const air = airOf('#c9b8f6', '#ffd6e6')

/** A picture-book ground: broad soft strokes in rose, mint and lilac, lights out of focus in the air. */
export function fairyWorld({ it, behind, softer, ways, room, figures }: Posed) {
  const { sky, photo, person, hair } = it
  const above = photo.pipe(lamp({ person }))
  const own = figures.pipe(holdBack({ by: 0.25 }))
  const broad = behind.pipe(
    domainTransform({ sigma: 8, range: 0.2, idle: room }),
    anisotropicKuwahara({ radius: 4.5, flow: ways, idle: room }),
  )
  const ground = broad
    .pipe(blend({ other: softer.pipe(gaussian({ sigma: 2.5 })), where: room }), vibrance({ gain: 1.5 }))
    .pipe(fairyHues({ spare: own }), splitTone({ ...pastel, amount: 0.6, lift: 0.1 }))
    .pipe(relightBackdrop({ room, target: 0.76, ...air }), cumulusSky({ sky, photo, palette: 'lilac' }))
    .pipe(bokeh({ lamp: above, count: 46, palette: 'pastel', before: figures }))
  const edge = person.pipe(rimLight({ photo, lamp: above, hair }))
  return {
    ground,
    /** Light on the edge of people, under their outlines. */
    rim: screenLight({ ...labOf('#ffe0f0'), amount: 0.7, where: edge }),
  }
}

/** People as an airbrush paints them: small forms smoothed, clothes with their own folds, skin that shows its form. */
export function softPeople({ it, toned, before }: Posed, look: SkinLook): Node<'picture'> {
  const smooth = before.pipe(
    domainTransform({ sigma: 7, range: 0.14 }),
    vibrance({ gain: 1.4, spare: it.person }),
  )
  return sureSkin(smooth, partLit(it, toned), look, 0.4)
}

/** Blossoms in the grass and a frame of gold behind people, a sprig in their hair, petals and sparkles in the air. */
export function fairyOrnaments({ it, room, figures }: Posed, { jewels }: { jewels: number }) {
  const { seen, skin, hair, foliage } = it
  const strewn = { avoid: figures, skin }
  const within = figures.pipe(holdBack({ by: 1 }))
  const meadow = foliage.pipe(both({ map: room, other: 'not' }), meadowBlossoms({ taken: figures }))
  const floating = seen
    .pipe(petals({ bloom: 'cherry', size: 13, count: 36, ...strewn }))
    .pipe(heaped({ over: seen.pipe(glints({ count: 34, most: 40, colour: 'rose', ...strewn })) }))
  return (picture: Node<'picture'>): Node<'picture'> =>
    picture.pipe(
      fillShapes({ shapes: meadow, within }),
      fillShapes({ shapes: seen.pipe(filigreeFrame()), within, amount: jewels }),
      fillShapes({ shapes: seen.pipe(headSprig({ hair, skin })), amount: jewels }),
      fillShapes({ shapes: floating }),
    )
}
