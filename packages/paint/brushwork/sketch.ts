import type { Strokes } from '../strokes.ts'

/** What one stroke is beside its path. */
export interface Touch {
  /** How much it covers, 0..1. */
  readonly opacity: number
  /** How dry the brush is, 0..1. */
  readonly dry?: number
  /** OKLab; in one drawing all strokes have a colour or none has. */
  readonly colour?: readonly [L: number, a: number, b: number]
}

/** Strokes being gathered, one after the other; later ones lie over earlier ones. */
export class Sketch {
  readonly #start: number[] = [0]
  readonly #x: number[] = []
  readonly #y: number[] = []
  readonly #width: number[] = []
  readonly #opacity: number[] = []
  readonly #dry: number[] = []
  readonly #colour: number[] = []

  /** Sets the next point of the stroke at hand: place and half-width, in u. */
  point(x: number, y: number, width: number): void {
    this.#x.push(x)
    this.#y.push(y)
    this.#width.push(Math.max(0.05, width))
  }
  /** Lifts the brush; a stroke of fewer than two points leaves nothing. */
  lift({ opacity, dry = 0, colour }: Touch): void {
    const from = this.#start[this.#start.length - 1] as number
    if (this.#x.length - from < 2) {
      for (const list of [this.#x, this.#y, this.#width]) list.length = from
      return
    }
    this.#start.push(this.#x.length)
    this.#opacity.push(Math.min(1, Math.max(0, opacity)))
    this.#dry.push(Math.min(1, Math.max(0, dry)))
    if (colour) this.#colour.push(...colour)
  }
  get count(): number {
    return this.#opacity.length
  }
  strokes(): Strokes {
    return {
      count: this.count,
      start: Int32Array.from(this.#start),
      x: Float32Array.from(this.#x),
      y: Float32Array.from(this.#y),
      width: Float32Array.from(this.#width),
      opacity: Float32Array.from(this.#opacity),
      colour: Float32Array.from(this.#colour),
      dry: Float32Array.from(this.#dry),
    }
  }
}
