import type { Shapes } from '../shapes.ts'
import type { Paint } from './heap.ts'

/** How one shape is filled. */
export interface Fill {
  readonly colour: Paint
  /** Colour at the rim, where it is another. */
  readonly rim?: Paint
  /** Where the colour begins, x and y in u, and from where on it is the rim's; left out, from the middle to the rim. */
  readonly run?: readonly [number, number, number, number]
  readonly opacity?: number
  /** Width of the soft edge, in u. */
  readonly soft?: number
  /** How far it is gold leaf, 0..1. */
  readonly gilt?: number
}

const fromMiddle = [0, 0, 0, 0] as const

/** Gathers filled outlines in the order they are laid: the first lies lowest. */
export class Outlines {
  readonly #start: number[] = [0]
  readonly #x: number[] = []
  readonly #y: number[] = []
  readonly #colour: number[] = []
  readonly #rim: number[] = []
  readonly #run: number[] = []
  readonly #opacity: number[] = []
  readonly #soft: number[] = []
  readonly #gilt: number[] = []

  /** A point of the outline that `close` will end; in u. */
  point(x: number, y: number): void {
    this.#x.push(x)
    this.#y.push(y)
  }
  close({ colour, rim = colour, run = fromMiddle, opacity = 1, soft = 0, gilt = 0 }: Fill): void {
    this.#colour.push(...colour)
    this.#rim.push(...rim)
    this.#run.push(...run)
    this.#opacity.push(opacity)
    this.#soft.push(soft)
    this.#gilt.push(gilt)
    this.#start.push(this.#x.length)
  }
  /** The whole outline at once, as x, y, x, y. */
  add(points: readonly number[], fill: Fill): void {
    for (let i = 0; i + 1 < points.length; i += 2) this.point(points[i], points[i + 1])
    this.close(fill)
  }
  shapes(): Shapes {
    return {
      count: this.#opacity.length,
      start: Int32Array.from(this.#start),
      x: Float32Array.from(this.#x),
      y: Float32Array.from(this.#y),
      colour: Float32Array.from(this.#colour),
      rim: Float32Array.from(this.#rim),
      run: Float32Array.from(this.#run),
      opacity: Float32Array.from(this.#opacity),
      soft: Float32Array.from(this.#soft),
      gilt: Float32Array.from(this.#gilt),
    }
  }
}
