import { Outlines } from '../../brushwork/outlines.ts'
import type { Tools } from '../../filter.ts'
import { type FaceReading, readFaces } from '../../guidance/reading/face.ts'
import { type Lab3, Looker } from '../../guidance/reading/looker.ts'
import { readSkin } from '../../guidance/reading/skin.ts'
import type { Seen } from '../../guidance/seen.ts'
import type { Plane } from '../../plane.ts'
import type { Shapes } from '../../shapes.ts'

/**
 * Shapes drawn into every face that is read in the photo; `skin` is the bare skin of the picture they are laid on
 * (`base`, or the photo itself), so that what is drawn belongs to its light.
 */
export function drawFaces(
  { frame: { u } }: Tools,
  seen: Seen,
  { photo, base = photo }: { photo: Plane; base?: Plane | undefined },
  draw: (out: Outlines, reading: FaceReading, skin: Lab3) => void,
): Shapes {
  const out = new Outlines()
  const ground = new Looker(base, u)
  for (const reading of readFaces(photo, u, seen)) draw(out, reading, readSkin(ground, reading.face).colour)
  return out.shapes()
}
