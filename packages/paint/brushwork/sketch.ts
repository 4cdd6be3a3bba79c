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

/** Points and strokes a new sketch has room for; it doubles when that is not enough. */
const room = { points: 4096, strokes: 256 }
const larger = (list: Float32Array): Float32Array<ArrayBuffer> => {
  const out = new Float32Array(2 * list.length)
  out.set(list)
  return out
}

/** Strokes being gathered, one after the other; later ones lie over earlier ones. */
export class Sketch {
  #points = 0
  #count = 0
  #start = new Int32Array(room.strokes + 1)
  #x = new Float32Array(room.points)
  #y = new Float32Array(room.points)
  #width = new Float32Array(room.points)
  #opacity = new Float32Array(room.strokes)
  #dry = new Float32Array(room.strokes)
  #colour = new Float32Array(0)

  /** Sets the next point of the stroke at hand: place and half-width, in u. */
  point(x: number, y: number, width: number): void {
    const i = this.#points++
    if (i >= this.#x.length) {
      this.#x = larger(this.#x)
      this.#y = larger(this.#y)
      this.#width = larger(this.#width)
    }
    this.#x[i] = x
    this.#y[i] = y
    this.#width[i] = Math.max(0.05, width)
  }
  /** Lifts the brush; a stroke of fewer than two points leaves nothing. */
  lift({ opacity, dry = 0, colour }: Touch): void {
    const i = this.#count
    if (this.#points - this.#start[i] < 2) {
      this.#points = this.#start[i]
      return
    }
    if (i >= this.#opacity.length) this.#moreStrokes()
    this.#opacity[i] = Math.min(1, Math.max(0, opacity))
    this.#dry[i] = Math.min(1, Math.max(0, dry))
    if (colour) {
      if (this.#colour.length === 0) this.#colour = new Float32Array(3 * this.#opacity.length)
      this.#colour.set(colour, 3 * i)
    }
    this.#count = i + 1
    this.#start[i + 1] = this.#points
  }
  get count(): number {
    return this.#count
  }
  strokes(): Strokes {
    const [n, points] = [this.#count, this.#start[this.#count]]
    return {
      count: n,
      start: this.#start.slice(0, n + 1),
      x: this.#x.slice(0, points),
      y: this.#y.slice(0, points),
      width: this.#width.slice(0, points),
      opacity: this.#opacity.slice(0, n),
      colour: this.#colour.slice(0, 3 * n),
      dry: this.#dry.slice(0, n),
    }
  }
  #moreStrokes(): void {
    this.#opacity = larger(this.#opacity)
    this.#dry = larger(this.#dry)
    this.#colour = larger(this.#colour)
    const start = new Int32Array(this.#opacity.length + 1)
    start.set(this.#start)
    this.#start = start
  }
}
