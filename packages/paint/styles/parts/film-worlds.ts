import type { Node } from '../../filter.ts'
import { cumulusSky } from '../../filters/backdrop/cumulus-sky.ts'
import { airOf, relightBackdrop } from '../../filters/backdrop/relight.ts'
import { flatRegions } from '../../filters/colour/flat-regions.ts'
import { hush } from '../../filters/colour/hush.ts'
import { leafHues } from '../../filters/colour/leaf-hues.ts'
import { huesOf, splitTone } from '../../filters/colour/split-tone.ts'
import { vibrance } from '../../filters/colour/vibrance.ts'
import { together } from '../../filters/line/together.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { blend } from '../../filters/mix/blend.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { anisotropicKuwahara } from '../../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { brush } from '../../filters/stroke/brush.ts'
import { gouacheDabs } from '../../filters/stroke/gouache-dabs.ts'
import { drawnFur } from './drawn-fur.ts'
import { leafy } from './leafy.ts'
import type { Posed } from './posed.ts'

/** The air of rooms: an old house on a summer afternoon in gouache, and the plain bright one of a series. */
const meadow = { ...airOf('#b4cba8', '#f3dca4'), target: 0.7, contrast: 1 }
/** Its shade is olive and its light straw. */
const straw = huesOf('#46583c', '#ffe4a8')
const noon = { ...airOf('#6cc0ff', '#d9f3ff'), target: 0.74, contrast: 1.2, white: 0.95 }

/** A room is painted broadly: every stroke may be seen. */
const broad = { width: 9, length: 48, apart: 12, broken: 0.017, dry: 0.35 }
/** Leaves are dabbed, no two alike. */
const leaf = { width: 3.2, length: 8, apart: 7, broken: 0.028, opacity: 0.8 }

/** A tree behind people of a portrait is out of focus: it has no leaves. */
const treesOf = ({ it: { photo, foliage }, room }: Posed) => ({
  photo,
  foliage: foliage.pipe(both({ map: room, other: 'not' })),
})

/** Thin things and signs with their script, which broad brushes would smear; of twigs and leaves a part. */
const scriptOf = ({ thin, script, it }: Posed, leaves: number) =>
  thin.pipe(both({ map: it.foliage.pipe(holdBack({ by: 1 - leaves })) }), strongest({ other: script }))

/** The ground of a painted film: opaque patches that follow the form, lush heaps of leaves, summer clouds. */
export function gouacheWorld(sitting: Posed, { clouds }: { clouds: number }): Node<'picture'> {
  const { it, toned, behind, softer, ways, room, figures } = sitting
  const { sky, foliage, photo } = it
  const script = scriptOf(sitting, 0.5)
  const fur = drawnFur(sitting, { toned })
  const massed = behind.pipe(
    domainTransform({ sigma: 6, range: 0.2, idle: room }),
    anisotropicKuwahara({ radius: 4.6, flow: ways, idle: room }),
    blend({ other: softer, where: room }),
    blend({ other: behind, where: script }),
  )
  const ground = leafy(massed.pipe(vibrance({ gain: 1.7, spare: figures })), treesOf(sitting), {
    amount: 0.4,
  })
    .pipe(
      leafHues({ foliage, lit: 2.22, gain: 1 }),
      splitTone({ amount: 0.25, lift: 0.2 }),
      hush({ most: 0.15 }),
    )
    .pipe(
      hush({ most: 0.1, where: room }),
      relightBackdrop({ room, ...meadow }),
      splitTone({ ...straw, amount: 0.5, spare: room.pipe(holdBack({ by: 1 })) }),
      fur.under,
    )
  const held = figures.pipe(strongest({ other: sky }), strongest({ other: script }), holdBack({ by: 1 }))
  const bare = held.pipe(both({ map: foliage, other: 'not' }))
  const leaves = ground.pipe(gouacheDabs({ ...leaf, flow: ways, where: held.pipe(both({ map: foliage })) }))
  const indoors = ground.pipe(gouacheDabs({ ...broad, flow: ways, where: held.pipe(both({ map: room })) }))
  const outside = bare.pipe(both({ map: room, other: 'not' }))
  const dabs = ground.pipe(
    gouacheDabs({ flow: ways, where: outside }),
    together({ more: leaves }),
    together({ more: indoors }),
  )
  const painted = ground.pipe(cumulusSky({ sky, photo, palette: 'summer', clouds }), brush({ strokes: dabs }))
  return fur.over(painted)
}

/** The ground of an animated series: each thing one flat bright colour with cut shadows, a graphic sky. */
export function flatWorld(sitting: Posed, { clouds }: { clouds: number }): Node<'picture'> {
  const { it, toned, behind, softer, ways, room, figures } = sitting
  const { sky, foliage, photo } = it
  const script = scriptOf(sitting, 0.15)
  const fur = drawnFur(sitting, { toned, amount: 0.6, strands: 0.4 })
  const massed = behind.pipe(
    anisotropicKuwahara({ radius: 5, flow: ways, idle: room }),
    flatRegions({ merge: 3, depth: 0.11, fold: 0.05, idle: room }),
    blend({ other: softer, where: room }),
    blend({ other: behind, where: script }),
  )
  const ground = leafy(massed.pipe(vibrance({ gain: 2.1, spare: figures })), treesOf(sitting), {
    contrast: 1.7,
    amount: 0.5,
  })
    .pipe(
      leafHues({ foliage, lit: 2.35, shade: 2.6, gain: 1.15 }),
      // autumn leaves may glow
      hush({ most: 0.17, where: foliage.pipe(holdBack({ by: 0.8 })) }),
      hush({ most: 0.15, where: room }),
    )
    .pipe(relightBackdrop({ room, ...noon }), fur.under)
  return fur.over(ground.pipe(cumulusSky({ sky, photo, palette: 'flat', clouds, hard: 0.9 })))
}
