import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import type { Plane } from '../../plane.ts'
import type { FaceReading } from './face.ts'

/** Cells a face is wide where its bare skin is worked out. */
export const cells = 110

/** A grid over a face: its place and cell in pixels, and how many cells. */
export interface Grid {
  readonly left: number
  readonly top: number
  readonly cell: number
  readonly w: number
  readonly h: number
}

/** Means of the skin around, near where there is some and from farther away where there is none. */
export function bareSkin(
  m: Machine,
  src: Plane,
  mask: Plane,
  { left, top, cell, w, h }: Grid,
  { skin }: FaceReading,
): Float32Array {
  const sums = m.plane(w, h, 4)
  for (let j = 0, k = 0; j < h; j++)
    for (let i = 0; i < w; i++, k += 4) {
      const x = Math.min(src.width - 1, Math.floor(left + (i + 0.5) * cell))
      const y = Math.min(src.height - 1, Math.floor(top + (j + 0.5) * cell))
      const p = y * src.width + x
      const L = src.data[4 * p]
      const a = src.data[4 * p + 1]
      const b = src.data[4 * p + 2]
      const light = L / Math.max(0.15, skin[0])
      // hair, glare and what lies behind the head are no skin
      const like =
        Math.min(1, Math.max(0, (light - 0.5) / 0.2)) * Math.min(1, Math.max(0, (1.5 - light) / 0.2))
      const off = (a - skin[1] * light) ** 2 + (b - skin[2] * light) ** 2
      const weight = (like / (1 + 900 * off)) * Math.max(0, 1 - 1.6 * mask.data[p]) + 1e-5
      sums.data[k] = weight * L
      sums.data[k + 1] = weight * a
      sums.data[k + 2] = weight * b
      sums.data[k + 3] = weight
    }
  const fine = gaussian(m, sums, 0.035 * cells)
  const near = gaussian(m, sums, 0.08 * cells)
  const far = gaussian(m, sums, 0.2 * cells)
  const out = new Float32Array(4 * w * h)
  for (let k = 0; k < out.length; k += 4) {
    const wf = fine.data[k + 3]
    const wn = near.data[k + 3]
    const wl = far.data[k + 3]
    const trust = Math.min(1, 5 * wn)
    const close = Math.min(1, 2.2 * wf)
    for (let l = 0; l < 3; l++) {
      const wide = far.data[k + l] / Math.max(1e-6, wl)
      const middle = wide + trust * (near.data[k + l] / Math.max(1e-6, wn) - wide)
      out[k + l] = middle + close * (fine.data[k + l] / Math.max(1e-6, wf) - middle)
    }
  }
  return out
}
