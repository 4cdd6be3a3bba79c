import { smoothstep } from '../../smoothstep.ts'
import type { Face } from '../seen.ts'
import { type EyeReading, readEye } from './eye.ts'
import { EyeFrame } from './eye-frame.ts'
import { glassesOn } from './glasses.ts'
import { type Looker, quantile } from './looker.ts'
import { readMouth } from './mouth.ts'
import { readSkin } from './skin.ts'

/** Lightness of skin that is as light as the white of its eyes, in a good light: lids shade that white. */
const likeWhite = 0.76
/** No skin is taken for lighter than this. */
const fairest = 0.8
/** Width of a face in pixels from which the white of its eyes can be told. */
const room = { some: 45, all: 110 }

/** How light a face would be in a good light, and how sure that can be told, 0..1. */
export interface FaceLight {
  readonly own: number
  readonly good: number
  readonly sure: number
}

/**
 * Underexposed or dark? The white of eyes and teeth is the same in all people, so that skin beside it tells how light it
 * is itself. Whites are never brighter than they are, but often in the shade: the brightest of them counts.
 */
export function faceLight(look: Looker, u: number, face: Face): FaceLight {
  const skin = readSkin(look, face)
  const mouth = readMouth(look, face, skin)
  const whites: number[] = []
  let seen = 0
  for (const side of ['right', 'left'] as const) {
    const eye = readEye(look, face, side, skin)
    seen = Math.max(seen, whitesSeen(eye))
    whites.push(quantile(lightsOf(look, new EyeFrame(face, side)), 0.95))
  }
  const teeth = mouth.open ? mouth.teethLight : 0
  const white = Math.max(...whites, teeth)
  const [own, red] = skin.colour
  // lips of dark skin are hardly darker than it
  const fair = smoothstep(0.97, 0.88, mouth.lip[0] / Math.max(0.05, own))
  const large = smoothstep(room.some, room.all, face.box.width * u)
  const bare = 1 - glassesOn(look, face)
  return {
    own,
    good: Math.min(fairest, (likeWhite * own) / Math.max(0.1, white)),
    sure: fair * large * bare * Math.max(seen, teeth > 0 ? 1 : 0) * smoothstep(0.005, 0.015, red / own),
  }
}

const whitesSeen = (eye: EyeReading): number =>
  eye.shut || eye.share < 0.8 ? 0 : smoothstep(0.4, 0.8, eye.there) * smoothstep(0.16, 0.24, eye.open)

function lightsOf(look: Looker, frame: EyeFrame): number[] {
  const out: number[] = []
  for (let a = -0.42; a <= 0.42; a += 0.03)
    for (let b = frame.lower(a) + 0.01; b < frame.upper(a) - 0.01; b += 0.02)
      out.push(look.light(...frame.at(a, b)))
  return out
}
