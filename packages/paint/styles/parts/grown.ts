import { seenGrown } from '../../filters/face/grown-seen.ts'
import { headGrowth } from '../../filters/face/head-growth.ts'
import { warped } from '../../filters/face/warped.ts'
import { warpedMap } from '../../filters/face/warped-map.ts'
import { warpedNormals } from '../../filters/face/warped-normals.ts'
import { both } from '../../filters/mix/both.ts'
import type { Ingredients } from '../../style.ts'

/** The people of a photo with the proportions of a toy: heads larger, a single body smaller, every map moved along. */
export function grown(from: Ingredients, by: { head: number; body: number }): Ingredients {
  const most = 380
  const { photo, seen } = from
  const x = seen.pipe(headGrowth({ ...by, most, along: 'x' }))
  const y = seen.pipe(headGrowth({ ...by, most, along: 'y' }))
  // whoever the picture's side cuts ends there
  const inside = seen.pipe(headGrowth({ ...by, most, along: 'inside' }))
  return {
    photo: photo.pipe(warped({ x, y, most })),
    original: from.original.pipe(warped({ x, y, most })),
    seen: seen.pipe(seenGrown({ ...by, most })),
    person: from.person.pipe(warpedMap({ x, y, most }), both({ map: inside })),
    skin: from.skin.pipe(warpedMap({ x, y, most }), both({ map: inside })),
    hair: from.hair.pipe(warpedMap({ x, y, most }), both({ map: inside })),
    sky: from.sky.pipe(warpedMap({ x, y, most })),
    foliage: from.foliage.pipe(warpedMap({ x, y, most })),
    detail: from.detail.pipe(warpedMap({ x, y, most })),
    subject: from.subject.pipe(warpedMap({ x, y, most })),
    normals: from.normals.pipe(warpedNormals({ x, y, most })),
  }
}
