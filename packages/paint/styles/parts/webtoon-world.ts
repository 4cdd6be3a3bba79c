import { labOf } from '../../colour.ts'
import { cumulusSky } from '../../filters/backdrop/cumulus-sky.ts'
import { airOf, relightBackdrop } from '../../filters/backdrop/relight.ts'
import { flatRegions } from '../../filters/colour/flat-regions.ts'
import { hush } from '../../filters/colour/hush.ts'
import { leafHues } from '../../filters/colour/leaf-hues.ts'
import { huesOf, splitTone } from '../../filters/colour/split-tone.ts'
import { vibrance } from '../../filters/colour/vibrance.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { blend } from '../../filters/mix/blend.ts'
import { inkOver } from '../../filters/mix/ink-over.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { anisotropicKuwahara } from '../../filters/smooth/anisotropic-kuwahara.ts'
import type { Posed } from './posed.ts'

const tint = huesOf('#6a62b8', '#fff3ea')
const air = airOf('#a9b8ff', '#ffc4da')

/** The world behind people in a webtoon: pale flats with one violet shadow each, seen through light air. */
export function webtoonWorld(
  { it, behind, softer, ways, thin, script, room, creature, figures }: Posed,
  { pale }: { pale: number },
) {
  const { photo, sky, foliage } = it
  const kept = thin.pipe(strongest({ other: script }), strongest({ other: creature, share: 0.6 }))
  const veil = figures.pipe(holdBack({ by: 0.75 }))
  return behind
    .pipe(
      anisotropicKuwahara({ radius: 5, flow: ways, idle: room }),
      blend({ other: behind, where: kept, amount: 0.8 }),
    )
    .pipe(
      flatRegions({ merge: 1.6, fold: 0.07, depth: 0.07, light: 0.05, amount: 0.9, idle: room }),
      blend({ other: softer, where: room }),
      vibrance({ gain: 1.9 }),
      hush({ most: 0.19 }),
    )
    .pipe(leafHues({ foliage }), splitTone({ ...tint, amount: 0.45, lift: 0.16 }))
    .pipe(inkOver({ ...labOf('#fbf6ff'), opacity: pale, where: veil }))
    .pipe(
      relightBackdrop({ room, target: 0.86, amount: 1, ...air }),
      inkOver({ ...labOf('#fbf6ff'), opacity: 1.2 * pale, where: room }),
      cumulusSky({ sky, photo, palette: 'airy' }),
    )
}
