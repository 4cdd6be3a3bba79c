/**
 * A view of the world: straight ahead with perspective (a camera) or without (a light that is far away).
 */
import { cross, dot, type Mesh, minus, type Triple, unit } from './mesh.ts'

export interface View {
  width: number
  height: number
  origin: Triple
  right: Triple
  up: Triple
  forward: Triple
  /** Pixels per world unit at distance one (perspective) or everywhere. */
  scale: number
  /** Pixel where the axis meets the picture. */
  cx: number
  cy: number
  perspective: boolean
  /** Nothing nearer than this is drawn (perspective only). */
  near: number
}

/** Looks from `from` to `to`; `scale` and the centre are left to the caller. */
export function looking(
  from: Triple,
  to: Triple,
  rest: Omit<View, 'origin' | 'right' | 'up' | 'forward'>,
): View {
  const forward = unit(minus(to, from))
  const right = unit(cross(forward, Math.abs(forward[1]) > 0.99 ? [0, 0, 1] : [0, 1, 0]))
  return { ...rest, origin: from, right, up: cross(right, forward), forward }
}

/** Where a mesh's points fall: pixel x and y, and q, which grows towards the viewer and is linear on the picture. */
export interface Projected {
  x: Float32Array
  y: Float32Array
  q: Float32Array
}

export function project(mesh: Mesh, view: View, into?: Projected): Projected {
  const n = mesh.points
  const out = into ?? { x: new Float32Array(n), y: new Float32Array(n), q: new Float32Array(n) }
  const { x, y, q } = out
  const p = mesh.position
  const { origin: o, right: r, up: u, forward: f, scale, cx, cy, near } = view
  const [ro, uo, fo] = [dot(r, o), dot(u, o), dot(f, o)]
  const [r0, r1, r2, u0, u1, u2, f0, f1, f2] = [...r, ...u, ...f]
  for (let i = 0, k = 0; i < n; i++, k += 3) {
    const px = p[k]
    const py = p[k + 1]
    const pz = p[k + 2]
    const z = f0 * px + f1 * py + f2 * pz - fo
    const a = r0 * px + r1 * py + r2 * pz - ro
    const b = u0 * px + u1 * py + u2 * pz - uo
    if (!view.perspective) {
      x[i] = cx + a * scale
      y[i] = cy - b * scale
      q[i] = -z
    } else if (z < near) q[i] = Number.NEGATIVE_INFINITY
    else {
      const iz = 1 / z
      x[i] = cx + a * scale * iz
      y[i] = cy - b * scale * iz
      q[i] = iz
    }
  }
  return out
}
