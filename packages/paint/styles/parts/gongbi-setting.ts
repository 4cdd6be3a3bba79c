import { labOf } from '../../colour.ts'
import type { Node } from '../../filter.ts'
import { mountainStrokes } from '../../filters/backdrop/mountain-strokes.ts'
import { mountains } from '../../filters/backdrop/mountains.ts'
import { backdropRoom } from '../../filters/guide/backdrop.ts'
import { ironWire } from '../../filters/line/iron-wire.ts'
import { firm } from '../../filters/map/firm.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { masses } from '../../filters/map/masses.ts'
import { blend } from '../../filters/mix/blend.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { fillShapes } from '../../filters/ornament/fill-shapes.ts'
import { petals } from '../../filters/ornament/petals.ts'
import { plumBlossoms, plumBranch } from '../../filters/ornament/plum-branch.ts'
import { seal } from '../../filters/ornament/seal.ts'
import { brush } from '../../filters/stroke/brush.ts'
import { driftingWash } from '../../filters/wash/drifting-wash.ts'
import { stain } from '../../filters/wash/stain.ts'
import type { Ingredients } from '../../style.ts'

const lie = { far: 0.4, near: 0.74, rise: 0.27, layers: 3 }
const [stone, copper, air, ink] = ['#5b8fae', '#86b9a2', '#a3c4e2', '#2b211e'].map(labOf)

/** Misty blue-green mountains behind people, and a pale sky over scenes. */
export function gongbiDistance(ground: Node<'picture'>, { seen, person, sky }: Ingredients, amount: number) {
  const room = person.pipe(firm({ low: 0.4, high: 0.75 }), backdropRoom({ seen }))
  const space = room.pipe(strongest({ other: sky }))
  const peaks = room.pipe(mountains({ ...lie }))
  const ridges = seen
    .pipe(mountainStrokes({ ...lie, width: 0.7, texture: 0.7 }))
    .pipe(ironWire({ even: 0.2 }))
  return ground
    .pipe(stain({ ...air, depth: amount, where: space.pipe(driftingWash({ cover: 0.6, sink: 0.5 })) }))
    .pipe(stain({ ...stone, depth: 2.1 * amount, where: peaks }))
    .pipe(stain({ ...copper, depth: 1.2 * amount, where: peaks.pipe(driftingWash({ size: 130, salt: 5 })) }))
    .pipe(stain({ ...ink, depth: 0.35 * amount, where: ridges.pipe(both({ map: room })) }))
}

/** Plum, petals and seal; the branch passes behind people. */
export function gongbiOrnaments(
  picture: Node<'picture'>,
  { seen, person, skin, sky, subject, detail }: Ingredients,
  { blossoms }: { blossoms: number },
) {
  const most = Math.round(44 * blossoms)
  // behind people anything may be painted over
  const behind = person.pipe(firm({ low: 0.4, high: 0.75 }), backdropRoom({ seen }))
  const built = detail.pipe(both({ map: behind, other: 'not' }))
  const near = { avoid: subject.pipe(strongest({ other: built })), skin }
  // a branch grows into the open: not over roofs, and not where the photo has a tree of its own
  const closed = behind.pipe(
    strongest({ other: sky }),
    holdBack({ by: 1 }),
    masses({ size: 9, from: 0.27, to: 0.52 }),
  )
  const grown = { ...near, skin: skin.pipe(strongest({ other: closed })), most }
  const wood = seen.pipe(plumBranch(grown))
  return picture
    .pipe(brush({ strokes: wood }))
    .pipe(fillShapes({ shapes: seen.pipe(plumBlossoms(grown)) }))
    .pipe(blend({ other: picture, where: person }))
    .pipe(fillShapes({ shapes: seen.pipe(petals({ ...near, count: 34 * blossoms })) }))
    .pipe(fillShapes({ shapes: seen.pipe(seal({ ...near, beside: wood })) }))
}
