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
    let level = 0
    let step = square.side / size
    for (; step > 2 && Math.min(this.#at(level).width, this.#at(level).height) > 2; step /= 2) level++
    const at = { x: square.x / 2 ** level, y: square.y / 2 ** level, step, roll: square.roll }
    return square.roll === 0 && !mirrored && step <= 2
      ? cutUpright(this.#at(level), at, size)
      : cutTurned(this.#at(level), at, size, mirrored)
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

/** A square on a copy: its middle, and the pixels of the copy from one of the cut to the next. */
interface Place {
  readonly x: number
  readonly y: number
  readonly step: number
  readonly roll: number
}

function cutTurned(copy: Pixels, { x, y, step, roll }: Place, size: number, mirrored: boolean): Float32Array {
  const { width, height, data } = copy
  const out = new Float32Array(size * size * 3)
  // half a pixel of the cut, along a row of it, in pixels of the copy
  const c = (Math.cos(roll) * step) / 2
  const s = (Math.sin(roll) * step) / 2
  for (let j = 0, o = 0; j < size; j++)
    for (let i = 0; i < size; i++, o += 3) {
      let red = 0
      let green = 0
      let blue = 0
      for (let part = 0; part < 4; part++) {
        const n = 2 * i + (part & 1)
        const dx = mirrored ? size - n - 0.5 : n + 0.5 - size
        const dy = 2 * j + (part >> 1) + 0.5 - size
        const px = x + c * dx - s * dy - 0.5
        const py = y + s * dx + c * dy - 0.5
        const x0 = Math.floor(px)
        const y0 = Math.floor(py)
        if (x0 < -1 || y0 < -1 || x0 >= width || y0 >= height) continue
        // at the very edge the nearest pixels stand for those beyond
        const left = Math.max(x0, 0)
        const right = x0 + 1 < width ? x0 + 1 : x0
        const upper = Math.max(y0, 0) * width
        const lower = (y0 + 1 < height ? y0 + 1 : y0) * width
        const fx = px - x0
        const fy = py - y0
        const p = 0.25 * (1 - fx) * (1 - fy)
        const q = 0.25 * fx * (1 - fy)
        const r = 0.25 * (1 - fx) * fy
        const t = 0.25 * fx * fy
        const a = 4 * (upper + left)
        const b = 4 * (upper + right)
        const d = 4 * (lower + left)
        const e = 4 * (lower + right)
        red += p * data[a] + q * data[b] + r * data[d] + t * data[e]
        green += p * data[a + 1] + q * data[b + 1] + r * data[d + 1] + t * data[e + 1]
        blue += p * data[a + 2] + q * data[b + 2] + r * data[d + 2] + t * data[e + 2]
      }
      out[o] = red
      out[o + 1] = green
      out[o + 2] = blue
    }
  return out
}

/** The same for a square that stands upright: its rows are made first, each once, and then mixed. */
function cutUpright(copy: Pixels, { x, y, step }: Place, size: number): Float32Array {
  const { width, height, data } = copy
  const across = tapsOf(x, step, size, width)
  const down = tapsOf(y, step, size, height)
  const out = new Float32Array(size * size * 3)
  // a row of the cut mixes up to three rows of the copy, that lie below each other
  const lines = [0, 1, 2].map(() => new Float32Array(size * 3))
  const holds = new Int32Array(3).fill(-1)
  for (let j = 0, o = 0; j < size; j++) {
    for (let t = 0; t < 3; t++) {
      const row = down.at[3 * j + t]
      if (down.share[3 * j + t] === 0 || holds[row % 3] === row) continue
      lineOf(data, row * width * 4, across, lines[row % 3])
      holds[row % 3] = row
    }
    const [p, q, r] = [down.share[3 * j], down.share[3 * j + 1], down.share[3 * j + 2]]
    const [a, b, c] = [
      lines[down.at[3 * j] % 3],
      lines[down.at[3 * j + 1] % 3],
      lines[down.at[3 * j + 2] % 3],
    ]
    if (p + q + r > 0) for (let i = 0; i < 3 * size; i++, o++) out[o] = p * a[i] + q * b[i] + r * c[i]
    else o += 3 * size
  }
  return out
}

/** For every pixel of a cut, along one of its sides, three places of the copy and their shares. */
interface Taps {
  readonly at: Int32Array
  readonly share: Float32Array
}
function tapsOf(middle: number, step: number, size: number, length: number): Taps {
  const [at, share] = [new Int32Array(3 * size), new Float32Array(3 * size)]
  for (let i = 0; i < size; i++) {
    const first = Math.floor(middle + (step / 2) * (2 * i + 0.5 - size) - 0.5)
    for (const n of [2 * i, 2 * i + 1]) {
      const p = middle + (step / 2) * (n + 0.5 - size) - 0.5
      const p0 = Math.floor(p)
      if (p0 < -1 || p0 >= length) continue // black
      const k = 3 * i + p0 - first
      share[k] += 0.5 * (1 - (p - p0))
      share[k + 1] += 0.5 * (p - p0)
    }
    for (let k = 0; k < 3; k++) at[3 * i + k] = Math.max(0, Math.min(length - 1, first + k))
  }
  return { at, share }
}

function lineOf(data: Pixels['data'], row: number, { at, share }: Taps, out: Float32Array): void {
  for (let t = 0, o = 0; t < at.length; t += 3, o += 3) {
    const a = row + 4 * at[t]
    const b = row + 4 * at[t + 1]
    const c = row + 4 * at[t + 2]
    const p = share[t]
    const q = share[t + 1]
    const r = share[t + 2]
    out[o] = p * data[a] + q * data[b] + r * data[c]
    out[o + 1] = p * data[a + 1] + q * data[b + 1] + r * data[c + 1]
    out[o + 2] = p * data[a + 2] + q * data[b + 2] + r * data[c + 2]
  }
}
