import type { Node } from '../../filter.ts'
import { cumulusSky } from '../../filters/backdrop/cumulus-sky.ts'
import { airOf, relightBackdrop } from '../../filters/backdrop/relight.ts'
import { cels } from '../../filters/colour/cels.ts'
import { flatRegions } from '../../filters/colour/flat-regions.ts'
import { leafHues } from '../../filters/colour/leaf-hues.ts'
import { spotColours } from '../../filters/colour/spot-colours.ts'
import { blend } from '../../filters/mix/blend.ts'
import { anisotropicKuwahara } from '../../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { celSkin } from './cel-skin.ts'
import type { Posed } from './posed.ts'

const air = airOf('#5fb2e6', '#ffd35e')

/** The colour plates of a comic: few flat tones in the hues of cheap printing, and skin in each one's own tone. */
export function printColours({ it, toned, softer, before, ways, room, figure }: Posed): Node<'picture'> {
  const { skin, foliage, sky, photo } = it
  const ground = softer.pipe(
    domainTransform({ sigma: 12, range: 0.24, idle: room }),
    anisotropicKuwahara({ radius: 4, flow: ways, idle: room }),
    leafHues({ foliage, lit: 2.2, shade: 2.5, pull: 0.85, gain: 1 }),
    cels({ tones: 6 }),
  )
  const cel = before.pipe(domainTransform({ sigma: 8, range: 0.2 }), flatRegions())
  return ground.pipe(blend({ other: cel, where: figure }), spotColours({ spare: skin })).pipe(
    relightBackdrop({ room, target: 0.68, spread: 40, ...air }),
    cumulusSky({ sky, photo, palette: 'printed', clouds: 0.8, hard: 1 }),
    celSkin(it, {
      ...{ manner: 'cel', toned, hue: '#f6bf9c', tint: 0.35, lift: 0.2, contrast: 0.95 },
      more: { shadow: 0.085, deep: 0.2, shadeL: 0.095, shadeA: 0.018, shadeB: 0.01, most: 0.08 },
    }),
  )
}
