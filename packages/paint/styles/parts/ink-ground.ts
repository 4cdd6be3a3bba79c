import { backdropRoom } from '../../filters/guide/backdrop.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { withTrunks } from '../../filters/guide/trunk.ts'
import { flow } from '../../filters/line/flow.ts'
import { busy } from '../../filters/map/busy.ts'
import { grow } from '../../filters/map/grow.ts'
import { inkReserve } from '../../filters/map/ink-reserve.ts'
import { lettering } from '../../filters/map/lettering.ts'
import { masses } from '../../filters/map/masses.ts'
import { reds } from '../../filters/map/reds.ts'
import { rough } from '../../filters/map/rough.ts'
import { slender } from '../../filters/map/slender.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { anisotropicKuwahara } from '../../filters/smooth/anisotropic-kuwahara.ts'
import { noise } from '../../filters/texture/noise.ts'
import { ricePaper } from '../../filters/texture/rice-paper.ts'
import type { Ingredients } from '../../style.ts'

/** What every part of an ink painting works from: the sheet, the ways of the brush, and what is where. */
export function inkGround({ photo, seen, person, skin, hair, sky, foliage, detail, subject }: Ingredients) {
  const ways = photo.pipe(flow({ sigma: 2.2 }))
  // a name board is no tree
  const full = ways.pipe(busy())
  const trees = foliage.pipe(both({ map: full }))
  const drift = noise({ size: 220, salt: 1 })
  const clouds = noise({ size: 45, salt: 2 })
  const face = seen.pipe(facePart({ part: 'oval', feather: 0.05 }))
  const core = seen.pipe(facePart({ part: 'oval', feather: 0.1, grow: -0.06 }))
  const people = person.pipe(withTrunks({ seen }))
  const room = people.pipe(backdropRoom({ seen }))
  const figures = subject.pipe(strongest({ other: people }))
  const keep = figures.pipe(inkReserve({ seen, sky, detail, drift, clouds }))
  const wild = ways.pipe(rough({ detail, spare: subject }))
  const blooming = photo.pipe(reds({ least: 0.008, full: 0.022, spare: people }), both({ map: trees }))
  // what a painter does not colour: people, and what a backdrop replaces
  const spare = people.pipe(strongest({ other: room }))
  // masts and panes are thin too, and painted with a full brush: only dense script is written
  const words = photo.pipe(
    slender({ width: 2.2, plain: 0.2, flow: ways }),
    lettering({ from: 0.13, to: 0.24, flow: ways }),
  )
  const crown = trees.pipe(strongest({ other: wild }))
  return {
    ways,
    broad: photo.pipe(flow({ sigma: 7 })),
    drift,
    clouds,
    paper: ricePaper(),
    smooth: photo.pipe(anisotropicKuwahara({ radius: 3.5, spared: 1.4, flow: ways, spare: face })),
    face,
    /** Skin, its small shadows closed. */
    flesh: skin.pipe(grow({ by: 15, back: 0.9 })),
    /** Hair, but none across a face. */
    head: hair.pipe(both({ map: core, other: 'not' })),
    /** Where a painted backdrop may stand. */
    room,
    /** What is painted and what is left bare. */
    keep,
    /** Script and small signs, which are written and not painted. */
    script: words.pipe(both({ map: spare, other: 'not' }), both({ map: crown, other: 'not' })),
    /** Where leaves are dabbed and lines left out. */
    leafy: foliage.pipe(
      strongest({ other: wild, share: 0.62 }),
      both({ map: full }),
      both({ map: room, other: 'not' }),
    ),
    /** Blossom and red leaves; a few pink specks, or a bush before a red wall, are no tree in blossom. */
    petals: blooming.pipe(both({ map: blooming.pipe(masses({ size: 55, from: 0.12, to: 0.26 })) })),
    /** Red things of a scene: gates, boats, signs. */
    lacquer: photo
      .pipe(reds({ least: 0.08, full: 0.12, spare }), both({ map: crown, other: 'not' }))
      .pipe(both({ map: keep })),
  }
}
export type InkGround = ReturnType<typeof inkGround>
