import type { Face } from '../seen.ts'
import { likeSkin, skinModel } from '../skin-model.ts'
import { type Lab3, type Looker, middleOf } from './looker.ts'

/** Points of the mesh over cheeks, forehead, nose and chin, away from eyes, brows, nostrils and mouth. */
const bare = [
  50, 280, 101, 330, 118, 347, 205, 425, 36, 266, 207, 427, 187, 411, 123, 352, 151, 108, 337, 9, 8, 6, 197,
  195, 5, 69, 299, 66, 296, 199, 200,
]

/** What the bare skin of a face is like in a photo, and how to tell it. */
export interface SkinReading {
  readonly colour: Lab3
  /** 0..1, how much a colour is like it. */
  readonly like: (c: Lab3) => number
}
export function readSkin(look: Looker, face: Face): SkinReading {
  const samples = bare.map((i) => look.around(face.mesh[3 * i], face.mesh[3 * i + 1], 0.012 * face.box.width))
  const model = skinModel(samples.flat())
  const like = (c: Lab3) => (model ? likeSkin(model, ...c) : 1)
  const alike = samples.filter((c) => like(c) > 0.5)
  return { colour: middleOf(alike.length > 4 ? alike : samples), like }
}
