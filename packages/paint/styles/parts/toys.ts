import type { Node } from '../../filter.ts'
import { backdropRoom } from '../../filters/guide/backdrop.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { lensBlur } from '../../filters/light/lens-blur.ts'
import { drawnLines } from '../../filters/line/drawn-lines.ts'
import { flow } from '../../filters/line/flow.ts'
import { hairForm } from '../../filters/map/hair-form.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { masses } from '../../filters/map/masses.ts'
import { miniature } from '../../filters/map/miniature.ts'
import { mittens } from '../../filters/map/mittens.ts'
import { ownForm } from '../../filters/map/own-form.ts'
import { sideHair } from '../../filters/map/side-hair.ts'
import { blend } from '../../filters/mix/blend.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { clayClouds } from '../../filters/model/clay-clouds.ts'
import { clayLeaves } from '../../filters/model/clay-leaves.ts'
import { coat } from '../../filters/model/coat.ts'
import { darkSpots } from '../../filters/model/dark-spots.ts'
import { heightened } from '../../filters/model/heightened.ts'
import { laidOn } from '../../filters/model/laid-on.ts'
import { levelFaces } from '../../filters/model/level-faces.ts'
import { mouldedParts } from '../../filters/model/moulded-parts.ts'
import { rolls } from '../../filters/model/rolls.ts'
import { studioLight } from '../../filters/model/studio-light.ts'
import { studioSet } from '../../filters/model/studio-set.ts'
import { toyForm } from '../../filters/model/toy-form.ts'
import { toyHands } from '../../filters/model/toy-hands.ts'
import { vinylHues } from '../../filters/model/vinyl-hues.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { gaussian } from '../../filters/smooth/gaussian.ts'
import { hairBase } from '../../filters/tone/hair-base.ts'
import { skinTone } from '../../filters/tone/skin-tone.ts'
import type { Material } from './material.ts'
import type { Posed } from './posed.ts'

type Numbers<F extends (...args: never[]) => unknown, K extends string> = Partial<
  Omit<NonNullable<Parameters<F>[0]>, K>
>
/** How a toy is cast. */
export interface Toy {
  readonly set: 'cream' | 'rose'
  /** How far a face stands before its neck. */
  readonly chin: number
  readonly hues: Numbers<typeof vinylHues, 'where'>
  /** How clear clumps of hair are, in u. */
  readonly locks: number
  readonly light: Material['light']
}

/** A whole scene, cast in vinyl; its faces wait for their features. `tone` is everybody's own skin. */
export function toyScene(sitting: Posed, toy: Toy) {
  const { it, toned, bare, figure, ways } = sitting
  const tone = toned.pipe(skinTone({ skin: it.skin, seen: it.seen }))
  const skin = it.skin.pipe(mittens({ seen: it.seen }))
  const locks = sitting.locks.pipe(
    sideHair({ figure, skin: it.skin, seen: it.seen }),

    both({ map: skin, other: 'not' }),
    masses({ size: 4, from: 0.25, to: 0.45 }),
  )
  const furry = sitting.creature.pipe(coat({ photo: it.photo }))
  // what is cast has no thin parts
  const round = figure.pipe(masses({ size: 8, from: 0.48, to: 0.68 }))
  const figures = round.pipe(strongest({ other: furry }))
  const room = round.pipe(backdropRoom({ seen: it.seen }))
  const leaves = it.foliage.pipe(both({ map: figures, other: 'not' }))
  const things = figures
    .pipe(strongest({ other: leaves }), holdBack({ by: 1 }))
    .pipe(both({ map: room.pipe(holdBack({ by: 1 })) }))
  const thin = bare.pipe(
    drawnLines({
      ...{ again: 0, taper: 0.1, sigma: 1.3, width: 2.4, high: 0.024, low: 0.01, shortest: 60 },
      ...{ flow: ways, weight: things },
    }),
  )
  const around = figure.pipe(masses({ size: 6, from: 0.45, to: 0.6 }))
  const cast = bare
    .pipe(blend({ other: sitting.before, where: around }))
    .pipe(domainTransform({ sigma: 14, range: 0.18 }))
    .pipe(
      mouldedParts({
        ...{ figure: around, creature: furry, skin, hair: locks, sky: it.sky, tone, seen: it.seen },
        ...{ merge: 1.6, alike: 0.08, least: 26, leastScene: 12, round: 9, edge: 11, pillow: 40 },
        ...{
          uneven: 2,
          folds: 0.35,
          body: 0.3,
          roundScene: 3.5,
          edgeScene: 4.5,
          pillowScene: 12,
          unevenScene: 9,
        },
      }),
    )
  const dressed = it.skin.pipe(strongest({ other: furry }), strongest({ other: locks }), holdBack({ by: 1 }))
  const coloured = cast
    .pipe(vinylHues({ ...toy.hues, where: dressed }))
    .pipe(laidOn({ colours: toned.pipe(hairBase({ hair: locks, around: 55 })), where: locks }))
    .pipe(vinylHues({ light: 0.1, most: 0.92, tint: 0, rich: 1.25, where: locks }))
  const soft = coloured.pipe(gaussian({ sigma: 3 }))
  const coated = furry.pipe(masses({ size: 5, from: 0.4, to: 0.6 }))
  const spots = furry.pipe(darkSpots({ photo: it.photo, contrast: 0.17 }))
  const tufts = { photo: it.photo, flow: bare.pipe(flow({ sigma: 6 })), seen: it.seen, length: 60, width: 16 }
  const set = coloured
    .pipe(clayClouds({ sky: it.sky }), rolls({ strokes: thin, colours: soft, rise: 1 }))
    .pipe(clayLeaves({ foliage: leaves, photo: soft, size: 13, apart: 13, pile: 12, blades: 0 }))
    .pipe(
      laidOn({ colours: bare.pipe(gaussian({ sigma: 9 })), where: coated }),
      vinylHues({ light: 0.22, tint: 0, rich: 1.3, where: coated }),
    )
    .pipe(heightened({ form: it.photo.pipe(ownForm()), where: coated, rise: 22 }))
    .pipe(heightened({ form: furry.pipe(hairForm(tufts)), where: coated, rise: 1.4 * toy.locks }))
    .pipe(laidOn({ colours: bare.pipe(domainTransform({ sigma: 3, range: 0.1 })), where: spots }))
    .pipe(studioSet({ set: toy.set, room, seen: it.seen }))
  const oval = it.seen
    .pipe(facePart({ part: 'oval', feather: 0.1, grow: 0 }))
    .pipe(both({ map: locks, other: 'not' }))
  const form = locks.pipe(
    hairForm({ photo: it.photo, flow: bare.pipe(flow({ sigma: 6 })), seen: it.seen, length: 50, width: 13 }),
  )
  const model = set
    .pipe(levelFaces({ seen: it.seen, oval, tone, lift: toy.chin }))
    .pipe(heightened({ form, where: locks, rise: toy.locks, lift: 3 }))
    .pipe(toyHands({ seen: it.seen, skin: it.skin, tone }))
  const shape = figures.pipe(toyForm({ seen: it.seen, skin, hair: locks }))
  const blurred = it.seen.pipe(miniature(), strongest({ other: room }))
  return { model, tone, shape, blurred }
}

/** Photographs a toy scene in its studio. */
export function toyPhoto(
  model: Node<'picture'>,
  { shape, blurred }: { shape: Node<'normals'>; blurred: Node<'plane'> },
  light: Toy['light'],
) {
  return model
    .pipe(studioLight({ ...light, normals: shape }))
    .pipe(lensBlur({ where: blurred, radius: 4, lights: 0.3 }))
    .pipe(gaussian({ sigma: 0.55 }))
}
