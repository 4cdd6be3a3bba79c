import { Outlines } from '../../brushwork/outlines.ts'
import type { Tools } from '../../filter.ts'
import { type FaceReading, readFaces } from '../../guidance/reading/face.ts'
import { type Lab3, Looker } from '../../guidance/reading/looker.ts'
import { readSkin } from '../../guidance/reading/skin.ts'
import type { Seen } from '../../guidance/seen.ts'
import { plain, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import type { Shapes } from '../../shapes.ts'

/** What all filters that draw into faces take and give. */
export const inFaces = {
  from: 'seen',
  gives: 'shapes',
  with: { photo: 'picture' },
  maybe: { base: 'picture' },
  zone: 'study',
  reach: 'whole',
} as const
/** The ink of those that draw lines, in OKLab. */
export const inkParams = {
  L: ratio(0.2, 'Lightness of the ink.'),
  a: plain(0.02, { min: -0.3, max: 0.3 }, 'Its green to red.'),
  b: plain(0.005, { min: -0.3, max: 0.3 }, 'Its blue to yellow.'),
}

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
