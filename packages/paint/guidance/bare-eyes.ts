import type { Frame } from '../filter.ts'
import { gaussian } from '../kernels/gaussian.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { contours } from './face-mesh.ts'
import { type FacePartName, regionOf } from './face-regions.ts'
import { type Face, isMeshed } from './seen.ts'
import { layArea, softArea } from './soft-area.ts'

/** How far around an eye no hair is, in widths of the face; and where the brow above it is bare. */
const [lashes, lid] = [0.025, 0.075]
/** How far above a brow is looked for skin, in heights of the face, and how much must be. */
const [above, bare] = [0.1, 0.5]

function takeRow(
  hair: Float32Array,
  part: Float32Array,
  near: Float32Array,
  share: number,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++)
    if (part[i] > 0) hair[i] *= 1 - share * part[i] * smoothstep(0.2, 0.45, near[i])
}

/**
 * Eyes, lashes and brows are as dark as hair, and are none: taken out of the hair where there is skin around them.
 *
 * @param free how far hair leaves the right and the left eye free
 */
export function bareEyes(
  m: Machine,
  hair: Plane,
  skin: Plane,
  face: Face,
  free: readonly [number, number],
  frame: Frame,
): void {
  if (!isMeshed(face)) return
  const { width, height } = face.box
  const near = gaussian(m, skin, 0.07 * width * frame.u)
  const take = (part: FacePartName, grow: number) => {
    for (const [i, one] of regionOf(face, part, grow * width).areas.entries()) {
      const area = free[i] > 0 && softArea(m, { areas: [one], without: [] }, 0.04 * width, 1 / frame.u)
      if (!area) continue
      const out = m.plane(hair.width, hair.height)
      out.data.fill(0)
      const { x0, x1, y0, y1 } = layArea(out, area, frame)
      for (let y = y0; y < y1; y++) {
        const row = y * hair.width
        takeRow(hair.data, out.data, near.data, free[i], row + x0, row + x1)
      }
      for (const p of [area.plane, out]) m.free(p)
    }
  }
  let [sum, n] = [0, 0]
  for (const k of [...contours.rightBrow, ...contours.leftBrow]) {
    const x = Math.floor(face.mesh[3 * k] * frame.u)
    const y = Math.floor((face.mesh[3 * k + 1] - above * height) * frame.u)
    if (x < 0 || y < 0 || x >= skin.width || y >= skin.height) continue
    sum += skin.data[y * skin.width + x]
    n++
  }
  const open = n > 0 && sum > bare * n
  take('eyes', open ? lid : lashes)
  if (open) take('brows', 0.015)
  m.free(near)
}
