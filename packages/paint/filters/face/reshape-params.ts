import { readGlasses } from '../../guidance/reading/glasses.ts'
import { type Reshape, type Warp, warpOf } from '../../guidance/reading/reshape.ts'
import type { Seen } from '../../guidance/seen.ts'
import { plain, px } from '../../param.ts'
import type { Plane } from '../../plane.ts'

/** What all steps of one reshaping are called with, so that pictures, maps and landmarks move alike. */
export const reshapeParams = {
  eyeWide: plain(0.16, { min: 0, max: 0.35 }, 'How much wider eyes become.'),
  eyeTall: plain(0.26, { min: 0, max: 0.35 }, 'How much taller eyes become.'),
  jaw: plain(0.05, { min: 0, max: 0.1 }, "How far the jaw is drawn in, by the face's width."),
  nose: plain(0.06, { min: 0, max: 0.2 }, 'How much smaller the nose becomes.'),
  most: px(20, { min: 1, max: 400 }, 'Nothing moves farther than this.'),
} as const

/** The pulls of all faces; what moved less than a hundredth of a pixel does not move. */
export function warpsOf(seen: Seen, by: Reshape, u: number, photo?: Plane): Warp[] {
  if (by.eyeWide + by.eyeTall + by.jaw + by.nose <= 0) return []
  return seen.faces.flatMap((face) => {
    if (face.box.width * u < 12) return []
    const warp = warpOf(face, photo ? readGlasses(photo, u, face) : 0, by)
    return warp ? [warp] : []
  })
}
