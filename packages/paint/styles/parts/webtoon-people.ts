import type { Node } from '../../filter.ts'
import { flatRegions } from '../../filters/colour/flat-regions.ts'
import { vibrance } from '../../filters/colour/vibrance.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { grow } from '../../filters/map/grow.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { blend } from '../../filters/mix/blend.ts'
import { both } from '../../filters/mix/both.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { autoTone } from '../../filters/tone/auto-tone.ts'
import { celSkin } from './cel-skin.ts'
import type { Posed } from './posed.ts'

/** People as an airbrush shades them: clothes with soft folds, porcelain skin in everybody's own tone. */
export function webtoonPeople({ it, before }: Posed): Node<'picture'> {
  const { photo, person, skin, seen, hair } = it
  // ears and throats that nobody took for skin are no paler than the face they belong to
  const beside = skin.pipe(
    grow({ by: 18 }),
    both({ map: hair.pipe(holdBack({ by: 1 })) }),
    both({ map: seen.pipe(facePart({ part: 'oval', feather: 0.08, grow: -0.06 }), holdBack({ by: 1 })) }),
  )
  return before
    .pipe(
      blend({ other: photo, where: beside, amount: 0.75 }),
      domainTransform({ sigma: 10, range: 0.3 }),
      flatRegions({ merge: 1.4, round: 4, soft: 0.02, amount: 0.75 }),
    )
    .pipe(
      vibrance({ gain: 1.4, spare: person }),
      celSkin(it, {
        toned: photo.pipe(autoTone({ key: 0.64 })),
        manner: 'soft',
        hue: '#ffe3d6',
        lift: 0.26,
        tint: 0.35,
        more: { warm: 1.12 },
      }),
    )
}
