import type { Node } from '../../filter.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { contourStrokes } from '../../filters/line/contour-strokes.ts'
import { crisp } from '../../filters/line/crisp.ts'
import { drawnLines } from '../../filters/line/drawn-lines.ts'
import { feathers } from '../../filters/line/feathers.ts'
import { inkMasses } from '../../filters/line/ink-masses.ts'
import { together } from '../../filters/line/together.ts'
import { hairBlacks } from '../../filters/map/hair-blacks.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { blend } from '../../filters/mix/blend.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { pen } from '../../filters/stroke/pen.ts'
import type { celHair } from './cel-hair.ts'
import type { Posed } from './posed.ts'

/**
 * All that a comic's inker lays down, as one map: black masses, hair as blacks with lights, feathering that leads out of
 * them, and tapered contours (`line` u half-width), heaviest around people. Faces are drawn on their own.
 */
export function inking(
  { it, toned, bare, dressed, ways, room, figure }: Posed,
  { line, hair: { hair, form, base } }: { line: number; hair: ReturnType<typeof celHair> },
): Node<'plane'> {
  const { skin, seen, sky, foliage, detail } = it
  // black cloth shows its form by lights left open along the folds
  const open = bare.pipe(blend({ other: dressed, where: figure, amount: 0.42 }))
  const near = open.pipe(domainTransform({ sigma: 5, range: 0.14 }))
  const face = seen.pipe(facePart({ part: 'oval', feather: 0.06, grow: -0.04 }))
  const own = skin.pipe(strongest({ other: face }), strongest({ other: hair }))
  const weight = face.pipe(
    holdBack({ by: 0.9 }),
    both({ map: sky.pipe(holdBack({ by: 0.75 })) }),
    both({ map: foliage.pipe(holdBack({ by: 0.45 })) }),
    both({ map: room.pipe(holdBack({ by: 0.3 })) }),
  )
  // among much that is small black turns to mud: there it is held back, but not in people
  const busy = detail.pipe(both({ map: figure, other: 'not' }), holdBack({ by: 0.45 }))
  const masses = near.pipe(
    inkMasses({ flow: ways, weight: weight.pipe(both({ map: busy })), spare: own, level: 0.28 }),
    both({ map: own.pipe(holdBack({ by: 1 })) }),
  )
  const locks = form.pipe(hairBlacks({ hair, base }))
  const feathered = masses.pipe(
    strongest({ other: locks.pipe(both({ map: hair })) }),
    feathers({ picture: toned, bodies: figure, spare: own.pipe(strongest({ other: foliage, share: 0.6 })) }),
  )
  const contours = near.pipe(
    drawnLines({ sigma: 1, width: 0.85 * line, high: 0.014, low: 0.0055, flow: ways, weight }),
  )
  const outer = figure.pipe(contourStrokes({ width: 1.5 * line, gap: 2, dry: 0, shade: 0.9, piece: 190 }))
  const drawn = contours.pipe(together({ more: outer }), together({ more: feathered }), pen())
  return masses.pipe(strongest({ other: locks }), crisp(), strongest({ other: drawn }))
}
