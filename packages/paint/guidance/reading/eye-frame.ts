import { through } from '../../brushwork/curve.ts'
import { contours } from '../face-mesh.ts'
import type { Face } from '../seen.ts'

export type Side = 'left' | 'right'

/** How lids are redrawn, as factors of the photo's. */
export interface Opening {
  readonly wide: number
  readonly upper: number
  readonly lower: number
  /** How far the outer corner is lifted, in widths of the eye. */
  readonly lift: number
}
const asSeen: Opening = { wide: 1, upper: 1, lower: 1, lift: 0 }

/** Steps the lids are laid out in, from the outer to the inner corner. */
export const lidSteps = 40

/**
 * An eye in its own measure: `a` runs from the outer (-0.5) to the inner corner (0.5) of the eye as seen, `b` up, both
 * in its width. Lids are heights over even steps of `a`, so that anything within is clipped by comparing heights.
 */
export class EyeFrame {
  readonly side: Side
  /** Width from corner to corner, in u. */
  readonly width: number
  readonly x: number
  readonly y: number
  /** Ends of the drawn eye. */
  readonly from: number
  readonly to: number
  readonly #ax: number
  readonly #ay: number
  readonly #up: number
  readonly #upper: Float64Array
  readonly #lower: Float64Array

  constructor(face: Face, side: Side, opening: Opening = asSeen) {
    this.side = side
    const { mesh } = face
    const ring = contours[side === 'left' ? 'leftEye' : 'rightEye']
    const at = (i: number): [number, number] => [mesh[3 * i], mesh[3 * i + 1]]
    const [ox, oy] = at(ring[0])
    const [ix, iy] = at(ring[8])
    const [dx, dy] = [ix - ox, iy - oy]
    this.width = Math.max(1e-3, Math.sqrt(dx * dx + dy * dy))
    this.x = (ox + ix) / 2
    this.y = (oy + iy) / 2
    this.#ax = dx / this.width
    this.#ay = dy / this.width
    const [fx, fy] = at(10)
    const [cx, cy] = at(152)
    this.#up = -this.#ay * (fx - cx) + this.#ax * (fy - cy) > 0 ? 1 : -1
    const { wide, upper, lower, lift } = opening
    this.from = -0.5 * wide
    this.to = 0.5 * wide
    const lid = (points: readonly number[], factor: number) => {
      const local = points.map((i) => this.of(...at(i)))
      const path = through({ x: local.map((p) => p[0] * wide), y: local.map((p) => p[1] * factor) }, 6)
      return this.#heights(path, lift)
    }
    this.#upper = lid(ring.slice(0, 9), upper)
    this.#lower = lid([ring[0], ...ring.slice(9, 16).reverse(), ring[8]], lower)
    // a mesh seen from the side may cross its own lids
    for (let i = 0; i <= lidSteps; i++) {
      const middle = (this.#upper[i] + this.#lower[i]) / 2
      this.#upper[i] = Math.max(middle, this.#upper[i])
      this.#lower[i] = Math.min(middle, this.#lower[i])
    }
  }

  /** A place of the picture in the eye's measure. */
  of(x: number, y: number): [a: number, b: number] {
    const [dx, dy] = [(x - this.x) / this.width, (y - this.y) / this.width]
    return [dx * this.#ax + dy * this.#ay, this.#up * (-dx * this.#ay + dy * this.#ax)]
  }
  /** And back, in u. */
  at(a: number, b: number): [x: number, y: number] {
    const k = this.width
    return [
      this.x + k * (a * this.#ax - this.#up * b * this.#ay),
      this.y + k * (a * this.#ay + this.#up * b * this.#ax),
    ]
  }
  /** 1 where `a` grows to the right of the picture, else -1. */
  get right(): 1 | -1 {
    return this.#ax >= 0 ? 1 : -1
  }
  upper(a: number): number {
    return this.#read(this.#upper, a)
  }
  lower(a: number): number {
    return this.#read(this.#lower, a)
  }
  /** Height of the opening where it is widest, in widths of the eye. */
  get open(): number {
    let most = 0
    for (let i = 0; i <= lidSteps; i++) most = Math.max(most, this.#upper[i] - this.#lower[i])
    return most
  }
  /** Highest and lowest of the lids. */
  get top(): number {
    return Math.max(...this.#upper)
  }
  get bottom(): number {
    return Math.min(...this.#lower)
  }
  /** Outline in u of points of the eye's measure. */
  outline(points: readonly (readonly [number, number])[]): number[] {
    return points.flatMap(([a, b]) => this.at(a, b))
  }
  /** Its lids as one outline. */
  lids(): number[] {
    const out: [number, number][] = []
    for (let i = 0; i <= lidSteps; i++) out.push([this.#a(i), this.#upper[i]])
    for (let i = lidSteps - 1; i > 0; i--) out.push([this.#a(i), this.#lower[i]])
    return this.outline(out)
  }
  /** An ellipse cut by the lids, in u. */
  disc(a: number, b: number, ra: number, rb: number, points = 44): number[] {
    const out: [number, number][] = []
    for (let i = 0; i < points; i++) {
      const t = (6.283185 * i) / points
      out.push(this.within(a + ra * Math.cos(t), b + rb * Math.sin(t)))
    }
    return this.outline(out)
  }
  /** The nearest place between the lids, straight up or down. */
  within(a: number, b: number): [number, number] {
    const inside = Math.min(this.to, Math.max(this.from, a))
    return [inside, Math.min(this.upper(inside), Math.max(this.lower(inside), b))]
  }

  #a(i: number): number {
    return this.from + ((this.to - this.from) * i) / lidSteps
  }
  #read(lid: Float64Array, a: number): number {
    const at = Math.min(
      lidSteps - 0.001,
      Math.max(0, ((a - this.from) / (this.to - this.from || 1)) * lidSteps),
    )
    const i = Math.floor(at)
    return lid[i] + (at - i) * (lid[i + 1] - lid[i])
  }
  /** A path as heights over even steps; where it turns back, the first crossing holds. */
  #heights(path: { x: number[]; y: number[] }, lift: number): Float64Array {
    const out = new Float64Array(lidSteps + 1)
    let k = 0
    for (let i = 0; i <= lidSteps; i++) {
      const a = this.#a(i)
      while (k < path.x.length - 2 && path.x[k + 1] < a) k++
      const span = path.x[k + 1] - path.x[k]
      const t = span > 1e-6 ? Math.min(1, Math.max(0, (a - path.x[k]) / span)) : 0
      const outer = Math.max(0, 1 - i / (0.5 * lidSteps))
      out[i] = path.y[k] + t * (path.y[k + 1] - path.y[k]) + lift * outer * outer
    }
    return out
  }
}
