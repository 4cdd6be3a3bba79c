import type { Strokes } from '../strokes.ts'
import { hash } from './bristle.ts'

/** Where the rows of a canvas lie: its first row in the whole frame, and pixels per u. */
export interface Place {
  readonly top: number
  readonly u: number
}
/** Words of a stroke's head and of each of its points; kernels/assembly/brush.ts says what they hold. */
export const head = 20
export const perPoint = 8
/** Width of one hair of the brush: fine on large sheets, and never so fine that it aliases. */
const hairU = 0.6
const hairPixels = { least: 0.9, most: 1.5 }

/** The strokes that touch rows [top, top + rows) of a frame, and the words their packets take at most. */
export function touching(s: Strokes, { top, u }: Place, rows: number) {
  const which: number[] = []
  let words = 0
  for (let i = 0; i < s.count; i++) {
    const { least, most } = extentOf(s, i, u)
    if (most < top || least > top + rows) continue
    which.push(i)
    words += head + (s.start[i + 1] - s.start[i]) * perPoint
  }
  return { which, words }
}

/** Writes strokes in pixels, as the brush kernel reads them; returns how many were written. */
export function writePackets(
  words: Float32Array,
  s: Strokes,
  which: readonly number[],
  u: number,
  broad = 1,
): number {
  const ints = new Int32Array(words.buffer, words.byteOffset, words.length)
  const hair = broad * Math.min(hairPixels.most, Math.max(hairPixels.least, hairU * u))
  let [at, count] = [0, 0]
  for (const i of which) {
    const { points, length } = writePoints(words, at + head, s, i, u)
    if (points < 2) continue
    const { least, most, wide } = extentOf(s, i, u)
    ints[at] = points
    ints[at + 1] = (head + points * perPoint) * 4
    ints[at + 2] = Math.floor(least)
    ints[at + 3] = Math.ceil(most)
    for (let l = 0; l < 3; l++) {
      const paint = s.colour[3 * i + l] ?? 0
      words[at + 4 + l] = paint
      words[at + 8 + l] = (s.accent?.[3 * i + l] ?? paint) - paint
    }
    words[at + 7] = s.body?.[i] ?? 0
    words[at + 11] = 0
    words[at + 12] = s.opacity[i]
    words[at + 13] = s.dry?.[i] ?? 0
    words[at + 14] = Math.min(60, wide / hair)
    words[at + 15] = 1 / hair
    words[at + 16] = 512 + Math.floor(512 * hash(i, 0, 5))
    words[at + 17] = 64 + Math.floor(128 * hash(i, 1, 5))
    words[at + 18] = length
    words[at + 19] = Math.max(1.1, 0.22 * u)
    at += head + points * perPoint
    count++
  }
  return count
}

/** Rows that a stroke may touch, with the rounding of its ends, and its largest half-width; in pixels. */
function extentOf(s: Strokes, i: number, u: number) {
  let [least, most, wide] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.3]
  for (let k = s.start[i]; k < s.start[i + 1]; k++) {
    const y = s.y[k] * u - 0.5
    least = Math.min(least, y)
    most = Math.max(most, y)
    wide = Math.max(wide, s.width[k] * u)
  }
  return { least: least - 1.5 * wide - 2, most: most + 1.5 * wide + 2, wide }
}

/** Writes a stroke's points with arc length and tangent; points that lie on one another are written once. */
function writePoints(words: Float32Array, at: number, s: Strokes, i: number, u: number) {
  let points = 0
  let length = 0
  for (let k = s.start[i]; k < s.start[i + 1]; k++) {
    const o = at + points * perPoint
    const x = s.x[k] * u - 0.5
    const y = s.y[k] * u - 0.5
    if (points > 0) {
      const step = Math.sqrt((x - words[o - perPoint]) ** 2 + (y - words[o - perPoint + 1]) ** 2)
      if (step < 0.05) continue
      length += step
    }
    words[o] = x
    words[o + 1] = y
    words[o + 2] = Math.max(0.3, s.width[k] * u)
    words[o + 3] = length
    points++
  }
  // the tangent at a point is the mean of the two directions, not of the two steps: their lengths may differ much
  let lx = 0
  let ly = 0
  for (let k = 0; k < points; k++) {
    const o = at + k * perPoint
    let nx = lx
    let ny = ly
    if (k < points - 1) {
      nx = words[o + perPoint] - words[o]
      ny = words[o + perPoint + 1] - words[o + 1]
      const n = Math.sqrt(nx * nx + ny * ny)
      nx /= n
      ny /= n
    }
    const tx = lx + nx
    const ty = ly + ny
    const n = Math.sqrt(tx * tx + ty * ty)
    words[o + 4] = n > 1e-6 ? tx / n : 1
    words[o + 5] = n > 1e-6 ? ty / n : 0
    lx = nx
    ly = ny
  }
  return { points, length }
}
