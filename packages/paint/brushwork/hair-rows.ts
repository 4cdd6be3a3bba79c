import type { Plane } from '../plane.ts'

/** From here on a place counts as hair at all. */
const some = 0.1

/**
 * The rows of a picture that hold hair, with `margin` more on either side and begun at a multiple of `k`; most photos
 * have hair in a third of theirs. Nothing where there is none.
 */
export function hairRows(hair: Plane, margin: number, k: number): readonly [number, number] | undefined {
  const { width, height, data } = hair
  const any = (y: number): boolean => {
    for (let i = y * width, e = i + width; i < e; i++) if (data[i] > some) return true
    return false
  }
  let top = 0
  while (top < height && !any(top)) top++
  if (top === height) return undefined
  let bottom = height
  while (!any(bottom - 1)) bottom--
  const from = Math.max(0, top - Math.ceil(margin))
  // kernels want a few rows to look around in
  const to = Math.min(height, Math.max(from + 8 * k, bottom + Math.ceil(margin)))
  const start = Math.max(0, Math.min(from, to - 8 * k))
  return [start - (start % k), to]
}
