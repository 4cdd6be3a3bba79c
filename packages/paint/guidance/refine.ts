import { colourModel } from '../kernels/colour-guide.ts'
import { shrink } from '../kernels/exchange.ts'
import type { Machine } from '../kernels/machine.ts'
import { type Laid, layModel } from '../kernels/maps.ts'
import type { Plane } from '../plane.ts'

/** The picture shrunken by a whole number, so that it is about `side` pixels long: what lies where needs no more. */
export function surveyOf(
  m: Machine,
  picture: Plane,
  side: number,
): { readonly small: Plane; readonly k: number } {
  const k = Math.max(1, Math.round(Math.max(picture.width, picture.height) / side))
  return { small: shrink(m, picture, k), k }
}

/** How a map is brought to full size: `radius` in pixels of the shrunken picture, `eps` as for a guided filter. */
export interface Refining extends Omit<Laid, 'k'> {
  readonly radius: number
  readonly eps: number
}

/** Enlarges a map of the shrunken picture along the picture's own borders, and no further than 0..1. */
export function refined(
  m: Machine,
  picture: Plane,
  small: Plane,
  map: Plane,
  { radius, eps, ...laid }: Refining,
): Plane {
  const model = colourModel(m, small, map, radius, eps)
  // blocks at the right and the bottom may be cut: the model lies over whole ones
  const out = layModel(m, model, picture, { k: Math.ceil(picture.width / small.width), ...laid })
  m.free(model)
  return out
}
