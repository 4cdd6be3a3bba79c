import { paintedShapes } from '../../filters/colour/painted-shapes.ts'
import { backdropRoom } from '../../filters/guide/backdrop.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { longHair } from '../../filters/guide/long-hair.ts'
import { skull } from '../../filters/guide/skull.ts'
import { contourStrokes } from '../../filters/line/contour-strokes.ts'
import { drawnLines } from '../../filters/line/drawn-lines.ts'
import { flow } from '../../filters/line/flow.ts'
import { ruled } from '../../filters/line/ruled.ts'
import { together } from '../../filters/line/together.ts'
import { busy } from '../../filters/map/busy.ts'
import { firm } from '../../filters/map/firm.ts'
import { hairOutline } from '../../filters/map/hair-outline.ts'
import { hairPress } from '../../filters/map/hair-press.ts'
import { hairShape } from '../../filters/map/hair-shape.ts'
import { hairTexture } from '../../filters/map/hair-texture.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { lettering } from '../../filters/map/lettering.ts'
import { loneThing } from '../../filters/map/lone-thing.ts'
import { masses } from '../../filters/map/masses.ts'
import { oneBody } from '../../filters/map/one-body.ts'
import { slender } from '../../filters/map/slender.ts'
import { wholeSkin } from '../../filters/map/whole-skin.ts'
import { blend } from '../../filters/mix/blend.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { pen } from '../../filters/stroke/pen.ts'
import { autoTone } from '../../filters/tone/auto-tone.ts'
import { calmShadows } from '../../filters/tone/calm-shadows.ts'
import { darkFolds } from '../../filters/tone/dark-folds.ts'
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
  const whoever = taken.person.pipe(
    strongest({ other: taken.hair }),
    strongest({ other: taken.seen.pipe(skull()) }),
  )
  const { photo, seen, skin } = taken
  const hair = taken.hair.pipe(longHair({ photo, seen, skin, person: whoever }))
  const texture = taken.hair.pipe(hairTexture({ photo, seen }))
  // followed in large steps, hair would cut steps into a cheek
  const locks = hair.pipe(
    both({ map: skin, other: 'not' }),
    strongest({ other: taken.hair }),
    hairShape({ seen, texture }),
  )
  const person = whoever.pipe(hairOutline({ hair: locks, own: taken.hair, seen, texture }))
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
  // single hairs before what is behind are no part of it
  const fringe = locks.pipe(masses({ size: 6.5, from: 0.06, to: 0.2 }))
  const behind = toned.pipe(edgeColours({ map: person.pipe(strongest({ other: fringe })), side: 'outside' }))
  const oval = taken.seen.pipe(facePart({ part: 'oval', feather: 0.08, grow: -0.02 }))
  const spare = it.skin.pipe(strongest({ other: locks }), strongest({ other: oval }))
  const dressed = bare.pipe(darkFolds({ photo: taken.photo, person, spare }))
  const room = it.person.pipe(backdropRoom({ seen: it.seen }))
  const softer = behind.pipe(paintedShapes({ where: room }))
  const figure = person.pipe(firm({ low: 0.15, high: 0.65 }))
  const ways = bare.pipe(flow({ sigma: 3 }))
  // what is green and plain, such as a painted door, has no leaves; blurred trees are plain too
  const leafy = ways.pipe(busy({ around: 30, share: 0.3 }), strongest({ other: room }))
  const thin = behind.pipe(slender({ width: 2.2, plain: 0.2, flow: ways }))
  const script = thin.pipe(
    lettering({ flow: ways }),
    both({ map: it.foliage, other: 'not' }),
    both({ map: room, other: 'not' }),
  )
  const alone = taken.subject.pipe(loneThing({ person, flow: ways, foliage: it.foliage }))
  const creature = alone.pipe(both({ map: alone.pipe(oneBody()) }), firm({ low: 0.3, high: 0.75 }))
  return {
    it: { ...it, foliage: it.foliage.pipe(both({ map: leafy })) },
    toned,
    /** The hair down to its tips, cut out as it is drawn, and of what kind it is. */
    locks,
    texture,
    /** The same and the single hairs about it. */
    fringe,
    bare,
    ways,
    /** Wires, twigs, bars and letters, which broad brushes would smear; and whole words and small signs alone. */
    thin,
    script,
    room,
    figure,
    /** The same with dark clothes brought up from black, folds and all. */
    dressed,
    before: dressed.pipe(edgeColours({ map: it.person, side: 'inside' })),
    behind,
    /** The same, the room of a portrait painted in shapes with clean edges. */
    softer,
    /** The one animal or thing that a picture without people is about. */
    creature,
    figures: figure.pipe(strongest({ other: creature })),
  }
}
export type Posed = ReturnType<typeof posed>

/** Where lines may run: hardly any within a face that is drawn on its own. */
export const besideFaces = (seen: Ingredients['seen'], by = 0.93) =>
  seen.pipe(facePart({ part: 'oval', feather: 0.08, grow: -0.02 }), holdBack({ by }))

/** Where lines of forms may run: hair has its own strands, and single hairs about it are no forms. */
export const besideHair = ({ fringe }: Pick<Posed, 'fringe'>) => fringe.pipe(holdBack({ by: 0.85 }))

/** The outlines of people and of their hair, `width` u half-wide, lighter about white and cropped hair. */
export function silhouettes({ it, locks, texture, figure }: Posed, width: number, shade = 0.6) {
  const press = locks.pipe(hairPress({ photo: it.photo, texture }))
  const drawn = { gap: 3, dry: 0, shade, press }
  const tresses = locks.pipe(contourStrokes({ ...drawn, width: 0.75 * width, gap: 14 }))
  return figure.pipe(contourStrokes({ ...drawn, width }), together({ more: tresses }))
}

export interface Outlining {
  /** Width in u. */
  readonly line: number
  /** How strong lines are in the room behind the people of a portrait, 0..1. */
  readonly behind?: number
  /** How strong they are outside figures altogether, in scenes too, 0..1. */
  readonly scene?: number
  /** How much thicker the outline of figures is. */
  readonly outer?: number
  /** How much harder the outline of figures is pressed on its dark side, 0..1. */
  readonly shade?: number
  /** Strength that a line must reach somewhere. */
  readonly high?: number
  /** Shorter lines are not drawn, in u. */
  readonly shortest?: number
}

/** What a clean-up artist inks of it: contours of forms, and the outline of people; never within a drawn face. */
export function outlines(
  sitting: Posed,
  { line, behind = 0.8, scene = 1, outer = 1.2, shade, high = 0.016, shortest = 18 }: Outlining,
) {
  const { it, dressed, softer, ways, script, room, figures } = sitting
  const face = besideFaces(it.seen).pipe(both({ map: besideHair(sitting) }))
  const open = it.sky.pipe(holdBack({ by: 0.7 }))
  const leaves = it.foliage.pipe(holdBack({ by: 0.4 }))
  const ground = room.pipe(holdBack({ by: 1 - behind }))
  const elsewhere = figures.pipe(holdBack({ by: 1 }), holdBack({ by: 1 - scene }))
  // script is its own line
  const weight = face
    .pipe(both({ map: script.pipe(holdBack({ by: 0.9 })) }), both({ map: open }))
    .pipe(both({ map: leaves }), both({ map: ground }), both({ map: elsewhere }))
  const drawn = dressed.pipe(
    blend({ other: softer, where: room }),
    domainTransform({ sigma: 5, range: 0.14 }),
    drawnLines({ sigma: 1, width: line, high, low: 0.4 * high, shortest, flow: ways, weight }),
    ruled({ stray: 1, shortest: 45, spare: figures.pipe(strongest({ other: it.foliage })) }),
  )
  return drawn.pipe(together({ more: silhouettes(sitting, outer * line, shade) }), pen())
}
