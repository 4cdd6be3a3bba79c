import type { FaceReading } from '../../guidance/reading/face.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'

/** A face in its own measure, in u. */
export interface FaceFrame {
  /** Height from chin to forehead. */
  readonly h: number
  /** Unit vectors of the picture, to the face's upper end and to the right of the picture. */
  readonly up: readonly [number, number]
  readonly right: readonly [number, number]
  readonly at: (i: number) => [number, number]
}
export function frameOf({ mesh }: FaceReading['face']): FaceFrame {
  const at = (i: number): [number, number] => [mesh[3 * i], mesh[3 * i + 1]]
  const [top, chin] = [at(10), at(152)]
  const [dx, dy] = [top[0] - chin[0], top[1] - chin[1]]
  const h = Math.max(1, Math.sqrt(dx * dx + dy * dy))
  const up = [dx / h, dy / h] as const
  return { h, up, right: [-up[1], up[0]], at }
}
export const shift = (
  p: readonly [number, number],
  { up, right }: FaceFrame,
  across: number,
  above: number,
): [number, number] => [p[0] + across * right[0] + above * up[0], p[1] + across * right[1] + above * up[1]]
export const between = (
  a: readonly [number, number],
  b: readonly [number, number],
  t: number,
): [number, number] => [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
export const tinted = ([L, a, b]: Lab3, dL: number, da: number, db = 0): Lab3 => [
  Math.min(0.95, Math.max(0.05, L + dL)),
  a + da,
  b + db,
]
export const list = (points: readonly (readonly [number, number])[]) =>
  [points.map((p) => p[0]), points.map((p) => p[1])] as const
