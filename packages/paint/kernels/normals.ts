import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Machine } from './machine.ts'
import { shrunkAt } from './maps.ts'

/** A picture's lightness, softened to two sizes, and how even its texture is. */
export interface Folds {
  readonly fine: Plane
  readonly broad: Plane
  readonly texture: Plane
}
/** Textures from this evenness on are no folds, and those below are nothing else. */
const [pattern, cloth] = [0.035, 0.012]

/** A height with folds on it: what lies between both sizes, less where the texture is a pattern's. */
export function reliefOn(m: Machine, height: Plane, { fine, broad, texture }: Folds, relief: number): Plane {
  const out = m.plane(height.width, height.height)
  const at = [height.at, fine.at, broad.at, texture.at, out.at]
  m.rows('reliefOnRows', height.height, ...at, height.width, relief)
  return out
}
/** The plain twin of `reliefOn`. */
export function reliefOnPlain(height: Plane, { fine, broad, texture }: Folds, relief: number): Float32Array {
  return height.data.map((h, i) => {
    const band = fine.data[i] - broad.data[i]
    const limited = band / (1 + 6 * Math.abs(band)) // a stripe's edge is no fold
    return h + relief * limited * smoothstep(pattern, cloth, texture.data[i])
  })
}

/** Normals of a height, long where people are and short elsewhere; lane 3 is that length. */
export function slopes(m: Machine, height: Plane, people: Plane): Plane {
  const out = m.plane(height.width, height.height, 4)
  m.rows('slopeRows', height.height, height.at, people.at, out.at, height.width, height.height)
  return out
}
/** The plain twin of `slopes`. */
export function slopesPlain({ width, height, data: h }: Plane, people: Plane): Float32Array {
  const out = new Float32Array(4 * h.length)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const [l, r] = [x > 0 ? i - 1 : i, x < width - 1 ? i + 1 : i]
      const [t, b] = [y > 0 ? i - width : i, y < height - 1 ? i + width : i]
      const dx = (h[r] - h[l]) / Math.max(1, r - l)
      const dy = (h[b] - h[t]) / (b - t > width ? 2 : 1)
      const inside = people.data[i] > 0.5 ? 1 : 0.02 * people.data[i]
      const inv = inside / Math.sqrt(dx * dx + dy * dy + 1)
      out.set([-dx * inv, -dy * inv, inv, inside], 4 * i)
    }
  return out
}

/** The same at unit length, towards the viewer where there is none; lane 3 says how far they are believed. */
export function unit(m: Machine, normals: Plane, people: Plane, trust: number): Plane {
  const out = m.plane(normals.width, normals.height, 4)
  m.rows('unitRows', out.height, normals.at, people.at, out.at, out.width, trust)
  return out
}
/** The plain twin of `unit`. */
export function unitPlain({ data }: Plane, people: Plane, trust: number): Float32Array {
  const out = new Float32Array(data.length)
  for (let k = 0; k < data.length; k += 4) {
    const [x, y, z] = data.subarray(k, k + 3)
    const length = Math.sqrt(x * x + y * y + z * z)
    const normal = length > 1e-4 ? [x / length, y / length, z / length] : [0, 0, 1]
    out.set([...normal, trust * Math.min(1, people.data[k >> 2])], k)
  }
  return out
}

/** Normals of a picture shrunken by k at its full size, believed no further than people reach. */
export function facing(m: Machine, normals: Plane, people: Plane, k: number): Plane {
  const { width, height } = people
  const out = m.plane(width, height, 4)
  const at = [normals.at, people.at, out.at]
  m.rows('facingRows', height, ...at, normals.width, normals.height, width, 1 / k)
  return out
}
/** The plain twin of `facing`. */
export function facingPlain(normals: Plane, people: Plane, k: number): Float32Array {
  const { width, data } = people
  const out = new Float32Array(4 * data.length)
  for (let i = 0; i < data.length; i++) {
    const lane = (l: number) => shrunkAt(normals, k, i % width, Math.floor(i / width), l)
    const [x, y, z] = [lane(0), lane(1), Math.max(0.02, lane(2))]
    const inv = 1 / Math.sqrt(x * x + y * y + z * z)
    out.set([x * inv, y * inv, z * inv, Math.max(0, Math.min(1, lane(3), 1.2 * data[i]))], 4 * i)
  }
  return out
}
