import { faceShift } from '../../filters/face/face-shift.ts'
import { warped } from '../../filters/face/warped.ts'
import { warpedMap } from '../../filters/face/warped-map.ts'
import { warpedNormals } from '../../filters/face/warped-normals.ts'
import { warpedSeen } from '../../filters/face/warped-seen.ts'
import type { Reshape } from '../../guidance/reading/reshape.ts'
import type { Ingredients } from '../../style.ts'

/**
 * The photo as a draughtsman of this style would have posed it: eyes larger, jaw and nose finer, and every map and
 * landmark moved along. Only what a recipe uses is computed.
 */
export function reshaped(from: Ingredients, by: Reshape): Ingredients {
  const { photo, seen } = from
  const x = seen.pipe(faceShift({ ...by, photo, along: 'x' }))
  const y = seen.pipe(faceShift({ ...by, photo, along: 'y' }))
  return {
    photo: photo.pipe(warped({ x, y })),
    original: from.original.pipe(warped({ x, y })),
    seen: seen.pipe(warpedSeen({ ...by, photo })),
    person: from.person.pipe(warpedMap({ x, y })),
    skin: from.skin.pipe(warpedMap({ x, y })),
    hair: from.hair.pipe(warpedMap({ x, y })),
    sky: from.sky,
    foliage: from.foliage,
    detail: from.detail.pipe(warpedMap({ x, y })),
    subject: from.subject.pipe(warpedMap({ x, y })),
    normals: from.normals.pipe(warpedNormals({ x, y })),
  }
}
