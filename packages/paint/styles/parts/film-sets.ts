import type { Node } from '../../filter.ts'
import { cumulusSky } from '../../filters/backdrop/cumulus-sky.ts'
import { airOf, relightBackdrop } from '../../filters/backdrop/relight.ts'
import { leafHues } from '../../filters/colour/leaf-hues.ts'
import { vibrance } from '../../filters/colour/vibrance.ts'
import { leafForm } from '../../filters/map/leaf-form.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { clayLeaves } from '../../filters/model/clay-leaves.ts'
import { sceneRelief } from '../../filters/model/scene-relief.ts'
import { anisotropicKuwahara } from '../../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { gaussian } from '../../filters/smooth/gaussian.ts'
import { leafy } from './leafy.ts'
import type { Posed } from './posed.ts'

/** A white wall takes the light of an evening: cool above, warm below. */
const evening = airOf('#8ba3cf', '#f0b987')

/** The set of an animated film: things without their weathering, trees of heaped leaves, a sky of great soft clouds. */
export function filmSet(sitting: Posed, { clouds }: { clouds: number }): Node<'picture'> {
  const { it, behind, ways, room, figures } = sitting
  const { sky, photo } = it
  const foliage = it.foliage.pipe(
    both({ map: room.pipe(strongest({ other: figures })), other: 'not' }),
    both({ map: sky, other: 'not' }),
  )
  const plain = behind.pipe(
    anisotropicKuwahara({ radius: 4.6, flow: ways, idle: room }),
    domainTransform({ sigma: 11, range: 0.13, idle: room }),
    vibrance({ gain: 1.6, spare: figures }),
  )
  const form = foliage.pipe(leafForm({ photo, heap: 7, broad: 48, leaf: 9, ragged: 0.8 }))
  return leafy(plain, { photo, foliage }, { contrast: 1.4, amount: 0.75 })
    .pipe(
      leafHues({ foliage, lit: 2, shade: 2.35, pull: 0.65, gain: 1.25 }),
      cumulusSky({ sky, photo, palette: 'summer', clouds, hard: 0.25 }),
      relightBackdrop({ room, ...evening, target: 0.5, amount: 0.55, contrast: 1, white: 0.9 }),
      sceneRelief({ foliage, form, sky, tones: 7, heap: 20 }),
    )
    .pipe(
      clayLeaves({
        foliage,
        photo: photo.pipe(gaussian({ sigma: 3 })),
        size: 3.6,
        apart: 4.6,
        pile: 5,
        rich: 1.2,
      }),
    )
}
