import { enlarge, shrink } from '../kernels/exchange.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { colourModel } from './colour-guided.ts'

/** The picture shrunken by a whole number, so that it is about `side` pixels long: what lies where needs no more. */
export function surveyOf(
  m: Machine,
  picture: Plane,
  side: number,
): { readonly small: Plane; readonly k: number } {
  const k = Math.max(1, Math.round(Math.max(picture.width, picture.height) / side))
  return { small: shrink(m, picture, k), k }
}

/**
 * Enlarges a map of the shrunken picture along the picture's own borders, and no further than 0..1.
 *
 * @param radius in pixels of the shrunken picture
 */
export function refined(
  m: Machine,
  picture: Plane,
  small: Plane,
  map: Plane,
  { radius, eps }: { readonly radius: number; readonly eps: number },
): Plane {
  const { width, height } = picture
  const model = colourModel(m, small, map, radius, eps)
  // blocks at the right and the bottom may be cut: the model lies over whole ones
  const k = Math.ceil(width / small.width)
  const out = m.plane(width, height)
  const over = { width: small.width * k, height: small.height * k, from: 0, to: height }
  const full = enlarge(m, model, over)
  m.free(model)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0, c = 4 * y * over.width; x < width; x++, i++, c += 4) {
      const [f, p] = [full.data, picture.data]
      const v = f[c] * p[4 * i] + f[c + 1] * p[4 * i + 1] + f[c + 2] * p[4 * i + 2] + f[c + 3]
      out.data[i] = Math.max(0, Math.min(1, v))
    }
  m.free(full)
  return out
}
