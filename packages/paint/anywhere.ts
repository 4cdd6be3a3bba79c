import type { Plane } from './plane.ts'

/** Whether a 1-lane plane, or one lane of four, rises above a bound at any fifth pixel: what is empty need not be worked. */
export function anywhere(plane: Plane, above = 0.02, lane = 0): boolean {
  for (let i = lane; i < plane.data.length; i += 5 * plane.lanes) if (plane.data[i] > above) return true
  return false
}
