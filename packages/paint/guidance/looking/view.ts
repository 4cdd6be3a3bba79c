import type { Pixels } from '../../plane.ts'

/** A square of the photo, turned clockwise about its middle; lengths in pixels of the photo. */
export interface Square {
  readonly x: number
  readonly y: number
  readonly side: number
  readonly roll: number
}
export type Point = readonly [x: number, y: number]

/** From a square's own coordinates, 0..1 from its top left corner, to the photo's pixels. */
export function onPhoto({ x, y, side, roll }: Square, u: number, v: number): Point {
  const [c, s] = [Math.cos(roll), Math.sin(roll)]
  const [dx, dy] = [(u - 0.5) * side, (v - 0.5) * side]
  return [x + c * dx - s * dy, y + s * dx + c * dy]
}

/** Squares of one size that cover a photo. */
export function tilesOf(width: number, height: number, side: number): Square[] {
  /** Neighbours share a quarter: what is no larger is whole in one of them. */
  const middles = (length: number): number[] => {
    if (length <= side) return [length / 2]
    const n = Math.ceil((length - side) / (0.75 * side)) + 1
    return Array.from({ length: n }, (_, i) => side / 2 + (i * (length - side)) / (n - 1))
  }
  return middles(height).flatMap((y) => middles(width).map((x) => ({ x, y, side, roll: 0 })))
}

/** A photo that small pictures are cut from, and its halved copies, made when they are first needed. */
export class View {
  readonly width: number
  readonly height: number
  readonly #levels: Pixels[]

  constructor(photo: Pixels) {
    this.width = photo.width
    this.height = photo.height
    this.#levels = [photo]
  }

  /**
   * What lies in a square, as `size` x `size` pixels of red, green and blue, 0..255; black outside of the photo.
   * Each pixel is the mean of four places in a copy at most twice as fine, so that nothing flickers.
   */
  cut(square: Square, size: number, mirrored = false): Float32Array {
    const out = new Float32Array(size * size * 3)
    let level = 0
    let step = square.side / size
    for (; step > 2 && Math.min(this.#at(level).width, this.#at(level).height) > 2; step /= 2) level++
    const { width, height, data } = this.#at(level)
    const shrink = 2 ** level
    // Half a pixel of the cut, along a row of it, in pixels of the copy.
    const c = (Math.cos(square.roll) * step) / 2
    const s = (Math.sin(square.roll) * step) / 2
    for (let j = 0; j < 2 * size; j++) {
      const dy = j + 0.5 - size
      for (let i = 0; i < 2 * size; i++) {
        const dx = mirrored ? size - i - 0.5 : i + 0.5 - size
        const x = square.x / shrink + c * dx - s * dy - 0.5
        const y = square.y / shrink + s * dx + c * dy - 0.5
        const x0 = Math.floor(x)
        const y0 = Math.floor(y)
        if (x0 < -1 || y0 < -1 || x0 >= width || y0 >= height) continue
        // At the very edge the nearest pixels stand for those beyond.
        const left = Math.max(x0, 0) * 4
        const right = (x0 + 1 < width ? x0 + 1 : x0) * 4
        const upper = Math.max(y0, 0) * width * 4
        const lower = (y0 + 1 < height ? y0 + 1 : y0) * width * 4
        const fx = x - x0
        const fy = y - y0
        const p = 0.25 * (1 - fx) * (1 - fy)
        const q = 0.25 * fx * (1 - fy)
        const r = 0.25 * (1 - fx) * fy
        const t = 0.25 * fx * fy
        const o = ((j >> 1) * size + (i >> 1)) * 3
        for (let k = 0; k < 3; k++)
          out[o + k] +=
            p * data[upper + left + k] +
            q * data[upper + right + k] +
            r * data[lower + left + k] +
            t * data[lower + right + k]
      }
    }
    return out
  }

  #at(level: number): Pixels {
    for (let at = this.#levels.length; at <= level; at++) this.#levels.push(halved(this.#levels[at - 1]))
    return this.#levels[level]
  }
}

function halved({ width, height, data }: Pixels): Pixels {
  const [w, h] = [Math.max(1, width >> 1), Math.max(1, height >> 1)]
  const out = new Uint8Array(w * h * 4)
  const row = width * 4
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const p = 2 * y * row + 8 * x
      const o = (y * w + x) * 4
      for (let k = 0; k < 3; k++)
        out[o + k] = (data[p + k] + data[p + 4 + k] + data[p + row + k] + data[p + row + 4 + k] + 2) >> 2
    }
  return { width: w, height: h, data: out }
}
