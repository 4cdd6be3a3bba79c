import { enlarge } from './kernels/exchange.ts'
import type { Machine } from './kernels/machine.ts'
import { mixed } from './kernels/points.ts'
import type { Plane } from './plane.ts'

/**
 * Lays a glaze over an area of a picture. A glaze has run level before it set: it is worked out in blocks of `k` pixels
 * and only the outline of the area is as fine as the picture.
 */
export function glazedArea(
  m: Machine,
  src: Plane,
  area: Plane,
  u: number,
  glaze: (k: number) => Plane,
): Plane {
  const k = u >= 1 ? 2 : 1
  const coarse = glaze(k)
  const { width, height } = src
  const whole = k === 1 ? coarse : enlarge(m, coarse, { width, height, from: 0, to: height }, k)
  return mixed(m, src, whole, area)
}
