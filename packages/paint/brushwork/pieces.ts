import type { Machine } from '../kernels/machine.ts'
import { pieceFloats, pressPieces } from '../kernels/moulding.ts'
import type { Plane } from '../plane.ts'

/** One unit of a ground's height, in u. */
export const groundUnit = 20

/** How a piece is pressed on. */
export interface Touch {
  readonly colour: readonly [L: number, a: number, b: number]
  /** Height of its ridge by its half-width; below 0 it is a groove of that depth. */
  readonly rise?: number
  /** How far it is lifted off the ground, in u. */
  readonly lift?: number
  /** How far its colour covers, 0..1. */
  readonly cover?: number
  /** Share of its half-width that is flat on top, 0..0.9. */
  readonly flat?: number
  /** How far the ground's own height carries it, 0..1; what is left rests on the mean under the whole piece. */
  readonly follow?: number
}

/** Pieces of clay for one ground, in u; they are pressed on together by `press`, the higher over the lower. */
export class Pieces {
  readonly #m: Machine
  readonly #ground: Plane
  readonly #u: number
  #list = new Float32Array(pieceFloats * 256)
  #count = 0

  constructor(m: Machine, ground: Plane, u: number) {
    this.#m = m
    this.#ground = ground
    this.#u = u
  }
  /** Height of the ground at a place, in its unit. */
  height(x: number, y: number): number {
    const { width, height, data } = this.#ground
    const px = Math.min(width - 1, Math.max(0, Math.round(x * this.#u - 0.5)))
    const py = Math.min(height - 1, Math.max(0, Math.round(y * this.#u - 0.5)))
    return data[4 * (py * width + px) + 3]
  }
  /** A ball, or a disc where `rise` is small. */
  ball(x: number, y: number, r: number, touch: Touch): void {
    this.roll([x, x], [y, y], [r, r], touch)
  }
  /** A roll along a path, thick by its half-widths. */
  roll(x: ArrayLike<number>, y: ArrayLike<number>, r: ArrayLike<number>, touch: Touch): void {
    const { colour, rise = 0.8, lift = 0, cover = 1, flat = 0, follow = 1 } = touch
    const n = x.length
    const z = new Float32Array(n)
    let mean = 0
    for (let i = 0; i < n; i++) {
      z[i] = this.height(x[i], y[i])
      mean += z[i] / n
    }
    const u = this.#u
    for (let i = 0; i < n - 1; i++) {
      const at = pieceFloats * this.#count++
      if (at + pieceFloats > this.#list.length) {
        const more = new Float32Array(2 * this.#list.length)
        more.set(this.#list)
        this.#list = more
      }
      const up = lift / groundUnit
      const l = this.#list
      for (let e = 0; e < 2; e++) {
        const j = i + e
        l[at + 4 * e] = x[j] * u - 0.5
        l[at + 4 * e + 1] = y[j] * u - 0.5
        l[at + 4 * e + 2] = Math.max(0.3, r[j] * u)
        l[at + 4 * e + 3] = mean + follow * (z[j] - mean) + up
      }
      l[at + 8] = rise / (groundUnit * u)
      l[at + 9] = colour[0]
      l[at + 10] = colour[1]
      l[at + 11] = colour[2]
      l[at + 12] = cover
      l[at + 13] = Math.min(0.9, flat)
    }
  }
  press(): void {
    pressPieces(this.#m, this.#ground, this.#list, this.#count)
    this.#count = 0
  }
}
