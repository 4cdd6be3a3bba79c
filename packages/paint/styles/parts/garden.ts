import type { Node } from '../../filter.ts'
import { garden } from '../../filters/backdrop/garden.ts'
import { gardenLight } from '../../filters/colour/garden-light.ts'
import { backdropRoom } from '../../filters/guide/backdrop.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { flow } from '../../filters/line/flow.ts'
import { manner } from '../../filters/map/manner.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { flowerDrifts } from '../../filters/stroke/flower-drifts.ts'
import { layeredStrokes } from '../../filters/stroke/layered-strokes.ts'
import { ownSkin } from '../../filters/tone/own-skin.ts'
import { tone } from '../../filters/tone/tone.ts'
import type { Ingredients } from '../../style.ts'

/** How much of its hue, size and number the hand lets go. */
export interface Hand {
  readonly size: number
  readonly broken: number
  readonly flowers: number
  /** Factor of the photo's detail. */
  readonly detail?: number
}

/**
 * A photo as a sunlit garden, and the strokes that paint it: both Monets begin with it.
 *
 * @param drawn where nothing is painted, as something else will lie there
 */
export function gardenOf(
  { photo, seen, person, skin, sky, foliage, subject }: Ingredients,
  { size, broken, flowers, detail = 1.2 }: Hand,
  drawn?: Node<'plane'>,
): {
  /** The photo without its own light, in its own colours. */
  readonly toned: Node<'picture'>
  readonly light: Node<'picture'>
  readonly room: Node<'plane'>
  readonly care: Node<'plane'>
  readonly oval: Node<'plane'>
  readonly features: Node<'plane'>
  readonly strokes: Node<'strokes'>
  readonly drifts: Node<'strokes'>
} {
  const oval = seen.pipe(facePart({ part: 'oval' }))
  const features = seen.pipe(facePart({ part: 'features', grow: 0.02 }))
  const room = person.pipe(backdropRoom({ seen }))
  const care = skin.pipe(strongest({ other: oval }))
  const toned = photo.pipe(tone({ radius: 40, light: 0.85, detail }))
  // evening out a photo's light must not even out its people
  const light = toned.pipe(
    gardenLight({ care, own: subject }),
    ownSkin({ photo, skin, seen, amount: 0.7, lighter: 0.3, around: 40 }),
    garden({ room }),
  )
  // clothes and animals are painted in their own colours, though not as strictly as skin
  const tame = care.pipe(strongest({ other: subject, share: 0.45 }))
  const ways = light.pipe(flow({ sigma: 3 }))
  const how = person.pipe(manner({ seen, oval, features, sky, foliage, room, ...(drawn && { drawn }) }))
  return {
    toned,
    light,
    room,
    care,
    oval,
    features,
    strokes: light.pipe(layeredStrokes({ flow: ways, care: tame, manner: how, size, broken })),
    drifts: light.pipe(flowerDrifts({ foliage, person, room, amount: flowers })),
  }
}
