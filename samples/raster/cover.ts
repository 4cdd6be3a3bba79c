/**
 * Which piece of a mesh is seen at each pixel: a depth buffer with names.
 */
import { hash } from './chance.ts'
import type { Mesh } from './mesh.ts'
import type { Projected, View } from './view.ts'

/** Nearest depth per pixel, and (for cameras) 1 + triangle, or 1 + triangles + segment; 0 where nothing is. */
export interface Cover {
  width: number
  height: number
  depth: Float32Array
  name: Uint32Array | undefined
}

export function blank(width: number, height: number, named: boolean): Cover {
  const depth = new Float32Array(width * height)
  return { width, height, depth, name: named ? new Uint32Array(width * height) : undefined }
}

/** `skip` tells materials that this view does not see (glass casts no shadow). */
export function cover(
  mesh: Mesh,
  at: Projected,
  view: View,
  into: Cover,
  seed: number,
  skip: ReadonlySet<number>,
): void {
  into.depth.fill(Number.NEGATIVE_INFINITY)
  into.name?.fill(0)
  const { corners, material } = mesh
  for (let t = 0; t < mesh.triangles; t++) {
    if (skip.has(material[t])) continue
    fill(into, at, corners[t * 3], corners[t * 3 + 1], corners[t * 3 + 2], t + 1)
  }
  for (let s = 0; s < mesh.segments; s++) {
    if (skip.has(mesh.segmentMaterial[s])) continue
    const a = mesh.ends[s * 2]
    const b = mesh.ends[s * 2 + 1]
    const thick = mesh.width[s] * view.scale * (view.perspective ? at.q[a] : 1)
    // A strand thinner than a pixel is drawn a pixel wide, but as seldom as it is thin: passes average to its cover.
    if (thick < 1 && hash(s, seed, 77) > thick) continue
    line(into, at, a, b, Math.max(1, Math.round(thick + hash(s, seed, 78) - 0.5)), mesh.triangles + s + 1)
  }
}

function fill(into: Cover, at: Projected, a: number, b: number, c: number, name: number): void {
  const { width, height, depth, name: names } = into
  const { x, y, q } = at
  const x0 = x[a]
  const y0 = y[a]
  const q0 = q[a]
  const q1 = q[b]
  const q2 = q[c]
  // A sum that is not finite: a corner lies before the near plane.
  if (q0 + q1 + q2 === Number.NEGATIVE_INFINITY) return
  const x1 = x[b]
  const y1 = y[b]
  const x2 = x[c]
  const y2 = y[c]
  const area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
  if (area === 0) return
  const left = Math.max(0, Math.ceil(Math.min(x0, x1, x2) - 0.5))
  const right = Math.min(width - 1, Math.floor(Math.max(x0, x1, x2) - 0.5))
  const top = Math.max(0, Math.ceil(Math.min(y0, y1, y2) - 0.5))
  const bottom = Math.min(height - 1, Math.floor(Math.max(y0, y1, y2) - 0.5))
  if (left > right || top > bottom) return
  const inv = 1 / area
  const dx1 = (y2 - y0) * inv
  const dy1 = -(x2 - x0) * inv
  const dx2 = -(y1 - y0) * inv
  const dy2 = (x1 - x0) * inv
  for (let j = top; j <= bottom; j++) {
    const py = j + 0.5 - y0
    const px = left + 0.5 - x0
    let w1 = px * dx1 + py * dy1
    let w2 = px * dx2 + py * dy2
    for (let i = left, k = j * width + left; i <= right; i++, k++, w1 += dx1, w2 += dx2) {
      if (w1 < 0 || w2 < 0 || w1 + w2 > 1) continue
      const d = q0 + (q1 - q0) * w1 + (q2 - q0) * w2
      if (d > depth[k]) {
        depth[k] = d
        if (names) names[k] = name
      }
    }
  }
}

function line(into: Cover, at: Projected, a: number, b: number, thick: number, name: number): void {
  const { width, height, depth, name: names } = into
  const q0 = at.q[a]
  const q1 = at.q[b]
  if (q0 + q1 === Number.NEGATIVE_INFINITY) return
  const dx = at.x[b] - at.x[a]
  const dy = at.y[b] - at.y[a]
  const steps = Math.max(1, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy))))
  if (steps > 4000) return
  const steep = Math.abs(dy) > Math.abs(dx)
  for (let s = 0; s < steps; s++) {
    const t = (s + 0.5) / steps
    const px = at.x[a] + dx * t - (steep ? (thick - 1) / 2 : 0)
    const py = at.y[a] + dy * t - (steep ? 0 : (thick - 1) / 2)
    const d = q0 + (q1 - q0) * t
    for (let w = 0; w < thick; w++) {
      const i = Math.floor(px) + (steep ? w : 0)
      const j = Math.floor(py) + (steep ? 0 : w)
      if (i < 0 || j < 0 || i >= width || j >= height) continue
      const k = j * width + i
      if (d > depth[k]) {
        depth[k] = d
        if (names) names[k] = name
      }
    }
  }
}
