import { smoothstep } from '../../smoothstep.ts'
import type { Face } from '../seen.ts'
import { likeSkin, skinModel } from '../skin-model.ts'
import { type Lab3, type Looker, middleOf } from './looker.ts'

/** Points of the mesh over cheeks, forehead, nose and chin, away from eyes, brows, nostrils and mouth. */
const bare = [
  50, 280, 101, 330, 118, 347, 205, 425, 36, 266, 207, 427, 187, 411, 123, 352, 151, 108, 337, 9, 8, 6, 197,
  195, 5, 69, 299, 66, 296, 199, 200,
]

const noseTip = [1, 2, 4, 5, 195, 44, 274, 48, 278]
const cheeks = { right: [50, 116, 101], left: [280, 345, 330] }
/** Below this chroma by lightness a face has no colour. */
const colourless = 0.015

/** What the bare skin of a face is like in a photo, and how to tell it. */
export interface SkinReading {
  readonly colour: Lab3
  /** 0..1, how much a colour is like it. */
  readonly like: (c: Lab3) => number
  /** How far nose and cheeks are bare skin, not behind a mask or a hand, 0..1. */
  readonly nose: number
  readonly cheeks: { readonly right: number; readonly left: number }
}
export function readSkin(look: Looker, face: Face): SkinReading {
  const samples = bare.map((i) => look.around(face.mesh[3 * i], face.mesh[3 * i + 1], 0.012 * face.box.width))
  const model = skinModel(samples.flat())
  // a photo without colours tells skin by its lightness alone
  const like = (c: Lab3) => {
    if (!model) return 1
    const light = c[0] / model.L
    return model.chroma > colourless ? likeSkin(model, ...c) : light > 0.45 && light < 1.7 ? 1 : 0
  }
  const share = (list: readonly number[]) =>
    list.filter(
      (i) => like(look.around(face.mesh[3 * i], face.mesh[3 * i + 1], 0.012 * face.box.width)) > 0.25,
    ).length / list.length
  const alike = samples.filter((c) => like(c) > 0.5)
  return {
    colour: middleOf(alike.length > 4 ? alike : samples),
    like,
    nose: smoothstep(0.3, 0.6, share(noseTip)),
    cheeks: { right: share(cheeks.right), left: share(cheeks.left) },
  }
}
