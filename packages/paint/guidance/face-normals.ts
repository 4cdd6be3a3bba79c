import type { Frame } from '../filter.ts'
import { gaussian } from '../kernels/gaussian.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { triangles } from './face-mesh.ts'
import { regionOf } from './face-regions.ts'
import type { Face } from './seen.ts'
import { layArea, softArea } from './soft-area.ts'

/** Unit normals at the 468 points: of the triangles around each, weighted by their areas. */
function vertexNormals(mesh: Float32Array): Float32Array {
  const normals = new Float32Array(mesh.length)
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [3 * triangles[t], 3 * triangles[t + 1], 3 * triangles[t + 2]]
    // depth grows away from the viewer, z towards him
    const [e, f, g] = [mesh[b] - mesh[a], mesh[b + 1] - mesh[a + 1], mesh[a + 2] - mesh[b + 2]]
    const [p, q, r] = [mesh[c] - mesh[a], mesh[c + 1] - mesh[a + 1], mesh[a + 2] - mesh[c + 2]]
    const [nx, ny, nz] = [q * g - r * f, r * e - p * g, p * f - q * e]
    for (const v of [a, b, c]) {
      normals[v] += nx
      normals[v + 1] += ny
      normals[v + 2] += nz
    }
  }
  for (let v = 0; v < normals.length; v += 3) {
    const [x, y, z] = [normals[v], normals[v + 1], normals[v + 2]]
    const length = Math.sqrt(x * x + y * y + z * z) || 1
    for (let k = 0; k < 3; k++) normals[v + k] /= length
  }
  return normals
}

/**
 * What the 468 points of a face's mesh carry (three values each) over a window of the picture, 4 lanes: the values and
 * 1 where the mesh is. Triangles that face away, on the far side of a turned head, are left out.
 */
export function rasterised(m: Machine, { mesh }: Face, values: Float32Array, u: number, at: Window): Plane {
  const { width, height } = at
  const out = m.plane(width, height, 4)
  const data = out.data.fill(0)
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [3 * triangles[t], 3 * triangles[t + 1], 3 * triangles[t + 2]]
    const [ax, ay] = [mesh[a] * u - 0.5 - at.left, mesh[a + 1] * u - 0.5 - at.top]
    const [bx, by] = [mesh[b] * u - 0.5 - at.left, mesh[b + 1] * u - 0.5 - at.top]
    const [cx, cy] = [mesh[c] * u - 0.5 - at.left, mesh[c + 1] * u - 0.5 - at.top]
    const area = (cx - ax) * (by - ay) - (bx - ax) * (cy - ay)
    if (!(area > 1e-6)) continue
    const x0 = Math.max(0, Math.floor(Math.min(ax, bx, cx)))
    const x1 = Math.min(width - 1, Math.ceil(Math.max(ax, bx, cx)))
    const y0 = Math.max(0, Math.floor(Math.min(ay, by, cy)))
    const y1 = Math.min(height - 1, Math.ceil(Math.max(ay, by, cy)))
    for (let y = y0; y <= y1; y++)
      for (let x = x0; x <= x1; x++) {
        const wb = ((cx - ax) * (y - ay) - (x - ax) * (cy - ay)) / area
        const wc = ((x - ax) * (by - ay) - (bx - ax) * (y - ay)) / area
        const wa = 1 - wb - wc
        if (wa < -0.01 || wb < -0.01 || wc < -0.01) continue
        const i = 4 * (y * width + x)
        for (let k = 0; k < 3; k++) data[i + k] = wa * values[a + k] + wb * values[b + k] + wc * values[c + k]
        data[i + 3] = 1
      }
  }
  return out
}

export interface Window {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
/** The part of a picture that a face and its surroundings lie in; nothing, where that is outside. */
export function windowOf({ box }: Face, { u, width, height }: Frame): Window | undefined {
  const room = 0.3 * box.width
  const left = Math.max(0, Math.floor((box.x - room) * u))
  const top = Math.max(0, Math.floor((box.y - room) * u))
  const right = Math.min(width, Math.ceil((box.x + box.width + room) * u))
  const bottom = Math.min(height, Math.ceil((box.y + box.height + room) * u))
  return right - left > 3 && bottom - top > 3
    ? { left, top, width: right - left, height: bottom - top }
    : undefined
}

/** In widths of the face: how far its triangles are smoothed, and how softly it joins the head. */
const [smooth, join] = [0.012, 0.1]

/** Lays the normals of a face's mesh over those of its body, softly along its oval. */
export function layFaceNormals(m: Machine, body: Plane, face: Face, frame: Frame): void {
  const at = windowOf(face, frame)
  const size = face.box.width
  const area = softArea(m, regionOf(face, 'oval', -0.04 * size), join * size, 1 / frame.u)
  if (!at || !area) return
  const own = rasterised(m, face, vertexNormals(face.mesh), frame.u, at)
  const fine = gaussian(m, own, Math.max(0.5, smooth * size * frame.u))
  const broad = gaussian(m, own, Math.max(1, 6 * smooth * size * frame.u)) // an open mouth has no triangles
  const weight = m.plane(frame.width, frame.rows)
  weight.data.fill(0)
  layArea(weight, area, frame)
  for (let y = 0, f = 0; y < at.height; y++)
    for (let x = 0, i = (at.top + y) * frame.width + at.left; x < at.width; x++, i++, f += 4) {
      const w = weight.data[i]
      if (w === 0) continue
      const from = fine.data[f + 3] > 0.3 ? fine.data : broad.data
      if (from[f + 3] < 0.02) continue
      const [nx, ny, nz] = [from[f], from[f + 1], from[f + 2]]
      const scale = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz + 1e-9)
      for (let l = 0; l < 3; l++) body.data[4 * i + l] += w * (from[f + l] * scale - body.data[4 * i + l])
      body.data[4 * i + 3] = Math.max(body.data[4 * i + 3], w)
    }
  for (const p of [own, fine, broad, weight, area.plane]) m.free(p)
}
