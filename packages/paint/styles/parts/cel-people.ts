import type { Node } from '../../filter.ts'
import { flatRegions } from '../../filters/colour/flat-regions.ts'
import { hush } from '../../filters/colour/hush.ts'
import { vibrance } from '../../filters/colour/vibrance.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { type SkinLook, sureSkin } from './cel-skin.ts'
import type { Posed } from './posed.ts'

export interface PeopleLook {
  readonly skin: Omit<SkinLook, 'toned'>
  /** How small things are smoothed away, in u. */
  readonly smooth?: number
  readonly fold?: number
  readonly round?: number
  readonly depth?: number
  /** Factor for dull colours. */
  readonly vivid?: number
  /** Chroma from which a colour is held back. */
  readonly most?: number
}

/** People as flat cels: clothes in one colour each with cut folds, black without stray tints, skin in clean tones. */
export function celPeople({ it, before }: Posed, look: PeopleLook): Node<'picture'> {
  const { skin: manner, smooth = 8, fold = 0.04, depth = 0.085, vivid = 1.5, most = 0.19 } = look
  const clothed = before.pipe(
    domainTransform({ sigma: smooth, range: 0.2 }),
    flatRegions({ fold, depth, round: look.round ?? 4.5 }),
    vibrance({ gain: vivid, spare: it.person }),
    hush({ most, dark: 0.24, faded: 0.8 }),
  )
  return sureSkin(clothed, it, manner)
}
