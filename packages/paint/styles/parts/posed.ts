import { backdropRoom } from '../../filters/guide/backdrop.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { longHair } from '../../filters/guide/long-hair.ts'
import { skull } from '../../filters/guide/skull.ts'
import { contourStrokes } from '../../filters/line/contour-strokes.ts'
import { drawnLines } from '../../filters/line/drawn-lines.ts'
import { flow } from '../../filters/line/flow.ts'
import { together } from '../../filters/line/together.ts'
import { firm } from '../../filters/map/firm.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { loneThing } from '../../filters/map/lone-thing.ts'
import { masses } from '../../filters/map/masses.ts'
import { wholeSkin } from '../../filters/map/whole-skin.ts'
import { blend } from '../../filters/mix/blend.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { gaussian } from '../../filters/smooth/gaussian.ts'
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
  const taken = reshaped(from, shape)
  // hair belongs to people up to its tips, whatever its colour; and only whole trees are painted as such
  const person = taken.person.pipe(
    strongest({ other: taken.hair }),
    strongest({ other: taken.seen.pipe(skull()) }),
  )
  const hair = taken.hair.pipe(longHair({ photo: taken.photo, seen: taken.seen, skin: taken.skin, person }))
  const it = {
    ...taken,
    person,
    skin: taken.skin.pipe(wholeSkin({ photo: taken.photo, person, hair })),
    foliage: taken.foliage.pipe(both({ map: taken.foliage.pipe(masses({ size: 14 })) })),
  }
  const calm = it.photo.pipe(calmShadows({ spare: it.hair }))
  // people go a part of the way with what brightens the scene: whoever is dark stays dark
  const toned = calm.pipe(autoTone({ key }), blend({ other: calm, where: person, amount: 0.65 }))
  const bare = toned.pipe(drawnFace(it, face).under)
  const behind = toned.pipe(edgeColours({ map: it.person, side: 'outside' }))
  const room = it.person.pipe(backdropRoom({ seen: it.seen }))
  const figure = person.pipe(firm({ low: 0.15, high: 0.65 }))
  const creature = taken.subject.pipe(loneThing({ person }), firm({ low: 0.3, high: 0.75 }))
  // followed in large steps, hair would cut steps into a cheek
  const locks = hair.pipe(both({ map: taken.skin, other: 'not' }), strongest({ other: taken.hair }))
  return {
    it,
    toned,
    /** The hair down to its tips. */
    locks,
    bare,
    ways: bare.pipe(flow({ sigma: 3 })),
    room,
    figure,
    before: bare.pipe(edgeColours({ map: it.person, side: 'inside' })),
    behind,
    /** The same, in a portrait without the small things and ragged edges of its room. */
    softer: behind.pipe(blend({ other: behind.pipe(gaussian({ sigma: 3.5 })), where: room })),
    /** The one animal or thing that a picture without people is about. */
    creature,
    figures: figure.pipe(strongest({ other: creature })),
  }
}
export type Posed = ReturnType<typeof posed>

/** Where lines may run: hardly any within a face that is drawn on its own. */
export const besideFaces = (seen: Ingredients['seen'], by = 0.93) =>
  seen.pipe(facePart({ part: 'oval', feather: 0.08, grow: -0.02 }), holdBack({ by }))

export interface Outlining {
  /** Width in u. */
  readonly line: number
  /** How strong lines are in the room behind the people of a portrait, 0..1. */
  readonly behind?: number
  /** How strong they are outside figures altogether, in scenes too, 0..1. */
  readonly scene?: number
  /** How much thicker the outline of figures is. */
  readonly outer?: number
  /** Strength that a line must reach somewhere. */
  readonly high?: number
  /** Shorter lines are not drawn, in u. */
  readonly shortest?: number
}

/** What a clean-up artist inks of it: contours of forms, and the outline of people; never within a drawn face. */
export function outlines(
  { it, bare, ways, room, figure, figures }: Posed,
  { line, behind = 0.8, scene = 1, outer = 1.2, high = 0.016, shortest = 18 }: Outlining,
) {
  const face = besideFaces(it.seen)
  const open = it.sky.pipe(holdBack({ by: 0.7 }))
  const leaves = it.foliage.pipe(holdBack({ by: 0.4 }))
  const ground = room.pipe(holdBack({ by: 1 - behind }))
  const elsewhere = figures.pipe(holdBack({ by: 1 }), holdBack({ by: 1 - scene }))
  const weight = face.pipe(
    both({ map: open }),
    both({ map: leaves }),
    both({ map: ground }),
    both({ map: elsewhere }),
  )
  const drawn = bare.pipe(
    domainTransform({ sigma: 5, range: 0.14 }),
    drawnLines({ sigma: 1, width: line, high, low: 0.4 * high, shortest, flow: ways, weight }),
  )
  const contour = figure.pipe(contourStrokes({ width: outer * line, gap: 3, dry: 0, shade: 0.6 }))
  return drawn.pipe(together({ more: contour }), pen())
}
