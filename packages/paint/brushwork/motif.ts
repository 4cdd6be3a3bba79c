import { laneOf, shrink } from '../kernels/exchange.ts'
import { gaussian } from '../kernels/gaussian.ts'
import type { Machine } from '../kernels/machine.ts'
import { form, led, rough } from '../kernels/motif.ts'
import { sampled } from '../kernels/sampled.ts'
import type { Plane } from '../plane.ts'

/** Lane 0 of a manner counts half-widths in these many u. */
export const brushUnit = 10

/** What a painter looks at while placing strokes: a small copy of the target, and fields over its pixels. */
export interface Motif {
  readonly m: Machine
  /** The target, shrunk so that a u is about 0.7 to 1.4 pixels. */
  readonly target: Plane
  /** Pixels per u of the target. */
  readonly u: number
  /**
   * Lanes 0 and 1: direction to follow; unit. Lane 2, 0..1: how much form there is around. Lane 3, 0..1: forms without one
   * direction, such as leaves.
   */
  readonly lead: Plane
  /**
   * Lane 0, 0..1: what must stay itself, such as a face. Lane 1: half-width in u of the smallest brush. Lane 2: how far it
   * goes over what is already right.
   */
  readonly rule: Plane
}

/**
 * @param flow of the picture, at its size
 * @param u pixels per u of the picture
 * @param manner lanes as of the filter of that name; without it every brush goes everywhere
 */
export function motifOf(
  m: Machine,
  picture: Plane,
  flow: Plane,
  care: Plane | undefined,
  u: number,
  manner?: Plane,
): Motif {
  const k = u >= 1.4 ? 2 : 1
  const small = (p: Plane): Plane => (k === 1 ? p : shrink(m, p, k))
  const picked = (p: Plane): Plane => (k === 1 ? p : sampled(m, p, k))
  const target = small(picture)
  const strength = gaussian(m, small(laneOf(m, flow, 3)), (5 * u) / k)
  const shape = form(m, strength, u)
  const sight = {
    flow: picked(flow),
    form: shape,
    turning: gaussian(m, small(laneOf(m, flow, 2)), (4 * u) / k),
    busy: gaussian(m, rough(m, target, gaussian(m, target, (4 * u) / k)), (5 * u) / k),
    dense: gaussian(m, shape, (25 * u) / k),
    care: care && picked(care),
    manner: manner && picked(manner),
  }
  return { m, target, u: u / k, ...led(m, sight, u / k, brushUnit) }
}
