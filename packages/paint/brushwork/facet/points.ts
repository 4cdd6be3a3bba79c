import { contours } from '../../guidance/face-mesh.ts'
import { isMeshed, type Seen } from '../../guidance/seen.ts'
import { hash } from '../../kernels/bristle.ts'
import { smoothstep } from '../../smoothstep.ts'

/** What a modeller sets the corners of facets by, in pixels of one small size. */
export interface Survey {
  readonly width: number
  readonly height: number
  /** Pixels per u. */
  readonly u: number
  /** What is where: corners lie along the borders between kinds. */
  readonly kind: Uint8Array
  /** Change of lightness from pixel to pixel, and how much of it there is around. */
  readonly edge: Float32Array
  readonly busy: Float32Array
  readonly seen: Seen
}
/** How far corners lie apart, in pixels. */
export interface Spacing {
  readonly figure: number
  readonly ground: number
  readonly least: number
}
/** From corner to corner of a face, in widths of it. */
const faceSpacing = 0.1
/** Points of a face that are set first: they give it its likeness. */
const first = [
  ...[
    1, 152, 10, 234, 454, 33, 133, 362, 263, 61, 291, 168, 4, 50, 280, 129, 358, 0, 17, 70, 300, 105, 334, 55,
    285,
  ],
  ...contours.faceOval,
  ...contours.noseRidge,
]
/** Change of lightness a pixel from which on an edge is worth corners, and how much around makes facets small. */
const edged = 0.045
const [calm, restless] = [0.004, 0.03]
/** Kinds of `Survey.kind` that belong to figures. */
export const figureFrom = 2
/** Corners of the square around the picture lie this far out, in sides of it. */
const beyond = 0.3

/** A sieve for points that lie too near to one already taken. */
class Sieve {
  readonly x: number[] = []
  readonly y: number[] = []
  readonly #next: number[] = []
  readonly #heads: Int32Array
  readonly #cell: number
  readonly #columns: number
  readonly #rows: number

  constructor(width: number, height: number, cell: number) {
    this.#cell = cell
    this.#columns = Math.ceil(width / cell) + 1
    this.#rows = Math.ceil(height / cell) + 1
    this.#heads = new Int32Array(this.#columns * this.#rows).fill(-1)
  }
  take(x: number, y: number, r: number): void {
    const [cx, cy] = [Math.floor(x / this.#cell), Math.floor(y / this.#cell)]
    if (cx < 0 || cy < 0 || cx >= this.#columns || cy >= this.#rows) return
    const far = Math.ceil(r / this.#cell)
    for (let j = Math.max(0, cy - far); j <= Math.min(this.#rows - 1, cy + far); j++)
      for (let i = Math.max(0, cx - far); i <= Math.min(this.#columns - 1, cx + far); i++)
        for (let p = this.#heads[j * this.#columns + i]; p >= 0; p = this.#next[p]) {
          const [dx, dy] = [this.x[p] - x, this.y[p] - y]
          if (dx * dx + dy * dy < r * r) return
        }
    const cell = cy * this.#columns + cx
    this.#next.push(this.#heads[cell])
    this.#heads[cell] = this.x.length
    this.x.push(x)
    this.y.push(y)
  }
}

/**
 * Corners for the facets of a picture: on faces by their mesh, along the borders of people and things, and between them
 * the farther apart the calmer a place is. The first four are those of a square around it all.
 */
export function facetPoints(
  at: Survey,
  spacing: Spacing,
  seed: number,
): { x: Float64Array; y: Float64Array } {
  const { width, height, u, kind, edge, busy, seen } = at
  const n = width * height
  const sieve = new Sieve(width, height, Math.max(2, spacing.least))
  const apart = (i: number) => {
    const base = kind[i] >= figureFrom ? spacing.figure : spacing.ground
    return Math.max(spacing.least, base * (1 - 0.55 * smoothstep(calm, restless, busy[i])))
  }
  // a hair's breadth aside, no four corners lie on one circle
  const set = (x: number, y: number, r: number, i: number) =>
    sieve.take(x + 0.4 * (hash(i, 1, seed) - 0.5), y + 0.4 * (hash(i, 2, seed) - 0.5), r)
  const faces = seen.faces.filter(isMeshed)
  for (const { mesh, box } of faces) {
    const r = Math.max(spacing.least, faceSpacing * box.width * u)
    const put = (i: number) => set(mesh[3 * i] * u, mesh[3 * i + 1] * u, r, i)
    for (const i of first) put(i)
    for (let i = 0; i < mesh.length / 3; i++) put(i)
  }
  const inFace = new Uint8Array(n)
  for (const { box } of faces)
    for (let y = Math.max(0, Math.ceil(box.y * u)); y < Math.min(height, (box.y + box.height) * u); y++)
      for (let x = Math.max(0, Math.ceil(box.x * u)); x < Math.min(width, (box.x + box.width) * u); x++)
        inFace[y * width + x] = 1
  // the picture's own border
  for (let t = 0; t <= 1.001; t += spacing.ground / width)
    for (const y of [0, height]) set(t * width, y, 0.7 * spacing.ground, Math.round(1e4 * t) + y)
  for (let t = 0; t <= 1.001; t += spacing.ground / height)
    for (const x of [0, width]) set(x, t * height, 0.7 * spacing.ground, Math.round(1e4 * t) + x + 7)
  const border: number[] = []
  const edges: number[] = []
  const between: number[] = []
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (x > 0 && y > 0 && (kind[i] !== kind[i - 1] || kind[i] !== kind[i - width])) border.push(i)
      if (inFace[i]) continue
      if (edge[i] > edged) edges.push(i)
      // a coarser choice of places is as good here
      if (x % 3 === 1 && y % 3 === 1) between.push(i)
    }
  const spread = (list: readonly number[], r: (i: number) => number) => {
    const stride = strideOf(list.length)
    for (let k = 0, j = 0; k < list.length; k++, j = (j + stride) % list.length) {
      const i = list[j]
      set(i % width, Math.floor(i / width), Math.max(spacing.least, r(i)), i)
    }
  }
  spread(border, (i) => 0.55 * Math.min(apart(i), apart(i - 1), apart(i - width)))
  spread(edges, (i) => 0.6 * apart(i))
  spread(between, apart)
  return ordered(sieve.x, sieve.y, width, height)
}

/** A step that reaches every one of n places once, in an order without rhythm. */
function strideOf(n: number): number {
  if (n < 3) return 1
  const divides = (a: number, b: number): boolean => (b === 0 ? a === 1 : divides(b, a % b))
  let s = Math.max(1, Math.floor(0.618 * n))
  while (!divides(n, s)) s++
  return s
}

/** In rows of strips, there and back: who follows whom lies near. */
function ordered(xs: readonly number[], ys: readonly number[], width: number, height: number) {
  const strip = Math.max(4, Math.sqrt((width * height) / Math.max(1, xs.length)) * 2)
  const row = (i: number) => Math.floor(ys[i] / strip)
  const order = xs
    .map((_, i) => i)
    .sort((a, b) => row(a) - row(b) || (row(a) % 2 === 0 ? xs[a] - xs[b] : xs[b] - xs[a]) || a - b)
  const [w, h] = [beyond * width + 8, beyond * height + 8]
  return {
    x: Float64Array.of(-w, width + w, width + w, -w, ...order.map((i) => xs[i])),
    y: Float64Array.of(-h, -h, height + h, height + h, ...order.map((i) => ys[i])),
  }
}
