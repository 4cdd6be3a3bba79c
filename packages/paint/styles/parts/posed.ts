import { backdropRoom } from '../../filters/guide/backdrop.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { contourStrokes } from '../../filters/line/contour-strokes.ts'
import { drawnLines } from '../../filters/line/drawn-lines.ts'
import { flow } from '../../filters/line/flow.ts'
import { together } from '../../filters/line/together.ts'
import { firm } from '../../filters/map/firm.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { both } from '../../filters/mix/both.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { pen } from '../../filters/stroke/pen.ts'
import { autoTone } from '../../filters/tone/auto-tone.ts'
import { calmShadows } from '../../filters/tone/calm-shadows.ts'
import { edgeColours } from '../../filters/tone/edge-colours.ts'
import type { Reshape } from '../../guidance/reading/reshape.ts'
import type { Ingredients } from '../../style.ts'
import { drawnFace, type FaceLook } from './drawn-face.ts'
import { reshaped } from './reshaped.ts'

export interface Pose {
  readonly shape: Reshape
  readonly face: FaceLook
  /** Mean lightness that the photo is brought to. */
  readonly key: number
}

/**
 * A photo as the styles that draw people anew take it up: posed, its tones brought to a key, its faces cleared for
 * the drawn ones, and parted into what is before (the figure) and what is behind, each without the other's colours
 * at the border.
 */
export function posed(from: Ingredients, { shape, face, key }: Pose) {
  const it = reshaped(from, shape)
  const toned = it.photo.pipe(calmShadows({ spare: it.hair }), autoTone({ key }))
  const bare = toned.pipe(drawnFace(it, face).under)
  return {
    it,
    toned,
    bare,
    ways: bare.pipe(flow({ sigma: 3 })),
    room: it.person.pipe(backdropRoom({ seen: it.seen })),
    figure: it.person.pipe(firm({ low: 0.2, high: 0.8 })),
    before: bare.pipe(edgeColours({ map: it.person, side: 'inside' })),
    behind: toned.pipe(edgeColours({ map: it.person, side: 'outside' })),
  }
}
export type Posed = ReturnType<typeof posed>

export interface Outlining {
  /** Width in u. */
  readonly line: number
  /** How strong lines are outside people, 0..1. */
  readonly behind?: number
  /** Strength that a line must reach somewhere. */
  readonly high?: number
}

/** What a clean-up artist inks of it: contours of forms, and the outline of people; never within a drawn face. */
export function outlines(
  { it, bare, ways, room, figure }: Posed,
  { line, behind = 0.8, high = 0.016 }: Outlining,
) {
  const face = it.seen.pipe(facePart({ part: 'oval', feather: 0.08, grow: -0.02 }), holdBack({ by: 0.93 }))
  const open = it.sky.pipe(holdBack({ by: 0.7 }))
  const leaves = it.foliage.pipe(holdBack({ by: 0.4 }))
  const ground = room.pipe(holdBack({ by: 1 - behind }))
  const weight = face.pipe(both({ map: open }), both({ map: leaves }), both({ map: ground }))
  const drawn = bare.pipe(
    domainTransform({ sigma: 5, range: 0.14 }),
    drawnLines({ sigma: 1, width: line, high, low: 0.4 * high, flow: ways, weight }),
  )
  const outer = figure.pipe(contourStrokes({ width: 1.2 * line, gap: 3, dry: 0, shade: 0.6 }))
  return drawn.pipe(together({ more: outer }), pen())
}
