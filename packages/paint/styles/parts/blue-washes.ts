import { labOf } from '../../colour.ts'
import type { Node } from '../../filter.ts'
import { blueWash } from '../../filters/colour/blue-wash.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { both } from '../../filters/mix/both.ts'
import { inkOver } from '../../filters/mix/ink-over.ts'
import { anisotropicKuwahara } from '../../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { coldPress } from '../../filters/texture/cold-press.ts'
import { pigmentRim } from '../../filters/texture/pigment-rim.ts'
import { autoTone } from '../../filters/tone/auto-tone.ts'
import { washTone } from '../../filters/tone/wash-tone.ts'
import { celSkin } from './cel-skin.ts'
import type { lineHair } from './line-hair.ts'
import type { Posed } from './posed.ts'

export interface Water {
  readonly strength: number
  readonly clouds: Node<'plane'>
  readonly grain: Node<'plane'>
}
const paper = labOf('#fdfdff')
/** Share of its depth that skin loses in the wash. */
const thinned = 0.42

/** The washes under a blue drawing, and the colours of the study that faces over them are drawn to suit. */
export function blueWashes(
  { it, dressed, ways, figure }: Posed,
  { hair, clumps, ring }: ReturnType<typeof lineHair>,
  { strength, clouds, grain }: Water,
) {
  // a face in the shade of its photo would be dark on paper
  const toned = it.photo.pipe(autoTone({ key: 0.78 }))
  const skinned = celSkin(it, { toned, manner: 'soft', hue: '#ffe9e2', lift: 0.08, tint: 0.25 })
  const skin = it.skin.pipe(both({ map: hair.pipe(holdBack({ by: 1 })) }))
  const cloth = figure.pipe(both({ map: skin.pipe(holdBack({ by: 1 })) }))
  const detail = dressed.pipe(domainTransform({ sigma: 5, range: 0.14 }), skinned, clumps)
  const colour = dressed
    .pipe(domainTransform({ sigma: 10, range: 0.24 }), anisotropicKuwahara({ radius: 5, flow: ways }))
    .pipe(skinned, clumps, inkOver({ ...paper, opacity: 0.6, where: ring }))
  const tone = colour.pipe(washTone({ clouds, detail, spare: skin, cloth }))
  const rim = tone.pipe(pigmentRim())
  return {
    washed: tone.pipe(
      blueWash({
        strength,
        hint: 0.4,
        colour,
        rim,
        grain,
        paper: coldPress(),
        skin,
        rose: 0.82,
        thin: 1 - thinned,
      }),
    ),
    colours: colour.pipe(inkOver({ ...paper, opacity: thinned, where: skin })),
  }
}
