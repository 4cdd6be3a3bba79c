import type { Frame } from '../filter.ts'
import { gaussian } from '../kernels/gaussian.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { contours } from './face-mesh.ts'
import { rasterised, windowOf } from './face-normals.ts'
import { regionOf } from './face-regions.ts'
import type { Face } from './seen.ts'
import { layArea, softArea } from './soft-area.ts'

/** In widths of the face: how far its triangles are smoothed, and how softly it joins the head. */
const [smooth, join] = [0.02, 0.14]

/**
 * Raises a height plane by how far a face's mesh stands before its own outline, softly along its oval: brow, nose, lips
 * and chin as a sculptor has them. `per`: height for one u of depth.
 */
export function layFaceRelief(m: Machine, height: Plane, face: Face, frame: Frame, per: number): void {
  const at = windowOf(face, frame)
  const size = face.box.width
  const area = softArea(m, regionOf(face, 'oval', -0.05 * size), join * size, 1 / frame.u)
  if (!at || !area) return
  const rim = contours.faceOval.slice(1).map((i) => face.mesh[3 * i + 2])
  const level = rim.reduce((t, z) => t + z, 0) / rim.length
  const depth = new Float32Array(face.mesh.length)
  for (let i = 2; i < depth.length; i += 3) depth[i - 2] = level - face.mesh[i]
  const own = rasterised(m, face, depth, frame.u, at)
  for (let f = 0; f < own.data.length; f += 4) own.data[f] *= own.data[f + 3]
  const fine = gaussian(m, own, Math.max(0.5, smooth * size * frame.u))
  const broad = gaussian(m, own, Math.max(1, 4 * smooth * size * frame.u)) // an open mouth has no triangles
  const weight = m.plane(frame.width, frame.rows)
  weight.data.fill(0)
  layArea(weight, area, frame)
  for (let y = 0, f = 0; y < at.height; y++)
    for (let x = 0, i = (at.top + y) * frame.width + at.left; x < at.width; x++, i++, f += 4) {
      const w = weight.data[i]
      if (w === 0) continue
      const t = Math.min(1, 2 * fine.data[f + 3])
      const near = fine.data[f] / Math.max(0.25, fine.data[f + 3])
      const far = broad.data[f] / Math.max(0.05, broad.data[f + 3])
      height.data[i] += w * per * (far + t * (near - far))
    }
  for (const p of [own, fine, broad, weight, area.plane]) m.free(p)
}
