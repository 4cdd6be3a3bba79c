import type { Strokes } from '../strokes.ts'

/** OKLab. */
export type Paint = readonly [l: number, a: number, b: number]

/** How one stroke is laid. */
export interface Touch {
  readonly colour: Paint
  readonly accent: Paint
  readonly opacity: number
  readonly dry: number
  readonly body: number
}

/** A list of numbers that grows; strokes come by the ten thousand, too many for objects of their own. */
class Growing {
  data: Float32Array<ArrayBuffer>
  length = 0
  constructor(room: number) {
    this.data = new Float32Array(room)
  }
  push(v: number): void {
    if (this.length === this.data.length) {
      const larger = new Float32Array(2 * this.length)
      larger.set(this.data)
      this.data = larger
    }
    this.data[this.length++] = v
  }
  from(i: number): Float32Array {
    return this.data.subarray(i, this.length)
  }
}

/** Gathers strokes in the order they are laid: the first lies lowest. */
export class Heap {
  readonly #start: number[] = [0]
  readonly #x = new Growing(65_536)
  readonly #y = new Growing(65_536)
  readonly #width = new Growing(65_536)
  readonly #colour = new Growing(16_384)
  readonly #accent = new Growing(16_384)
  readonly #plain = new Growing(16_384)
  readonly #opacity = new Growing(8192)
  readonly #dry = new Growing(8192)
  readonly #body = new Growing(8192)

  get count(): number {
    return this.#opacity.length
  }
  /** A point of the stroke that `lay` will end; x, y and half-width in u. */
  point(x: number, y: number, width: number): void {
    this.#x.push(x)
    this.#y.push(y)
    this.#width.push(width)
  }
  /** Ends a stroke. `plain` is the colour it was meant to have. */
  lay({ colour, accent, opacity, dry, body }: Touch, plain: Paint = colour): void {
    for (let l = 0; l < 3; l++) {
      this.#colour.push(colour[l])
      this.#accent.push(accent[l])
      this.#plain.push(plain[l])
    }
    this.#opacity.push(opacity)
    this.#dry.push(dry)
    this.#body.push(body)
    this.#start.push(this.#x.length)
  }
  strokes(): Strokes {
    return {
      ...this.meant(0),
      colour: this.#colour.from(0),
      accent: this.#accent.from(0),
      opacity: this.#opacity.from(0),
      dry: this.#dry.from(0),
      body: this.#body.from(0),
    }
  }
  /** The strokes from `first` on without their broken colour, all of them covering. */
  meant(first: number): Strokes {
    return {
      count: this.count - first,
      start: Int32Array.from(this.#start.slice(first)),
      x: this.#x.from(0),
      y: this.#y.from(0),
      width: this.#width.from(0),
      opacity: new Float32Array(this.count - first).fill(1),
      colour: this.#plain.from(3 * first),
    }
  }
}
