import type { Plane } from '../plane.ts'
import type { Shapes } from '../shapes.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Machine } from './machine.ts'
import type { Place } from './packets.ts'

/** Words of a shape's head and of each of its points; kernels/assembly/shapes.ts says what they hold. */
const head = 20
const perPoint = 3
/** Below this width in pixels a soft edge is drawn as a hard one, which is exact. */
const softFrom = 1.5
/** Scanlines a row of pixels is cut into, as in the kernel. */
const subs = 8

/** Lays shapes, in order, over a picture in place; its spare lane stays. `within` masks them all. */
export function fillShapes(m: Machine, canvas: Plane, shapes: Shapes, place: Place, within?: Plane): void {
  run(m, canvas, shapes, place, within, 0)
}
/** How much of each pixel shapes cover together, 0..1. */
export function coverShapes(
  m: Machine,
  shapes: Shapes,
  place: Place,
  { width, rows, within }: { width: number; rows: number; within?: Plane | undefined },
): Plane {
  const out = m.plane(width, rows)
  run(m, out, shapes, place, within, 1)
  return out
}

function run(m: Machine, dst: Plane, shapes: Shapes, place: Place, within: Plane | undefined, what: 0 | 1) {
  const { words, count } = packed(shapes, place, dst.height)
  const packets = m.plane(Math.max(1, words.length), 1)
  packets.data.set(words)
  const mask = within?.at ?? 0
  m.rows('shapeRows', dst.height, dst.at, dst.width, place.top, packets.at, count, mask, what)
  m.free(packets)
}

/** The shapes that touch rows [top, top + rows), in pixels, as the kernel reads them. */
function packed(s: Shapes, { top, u }: Place, rows: number): { words: Float32Array; count: number } {
  const room = Array.from({ length: s.count }, (_, i) => head + perPoint * (s.start[i + 1] - s.start[i]))
  const words = new Float32Array(room.reduce((t, n) => t + n, 0))
  const ints = new Int32Array(words.buffer)
  let [at, count] = [0, 0]
  for (let i = 0; i < s.count; i++) {
    const [from, n] = [s.start[i], s.start[i + 1] - s.start[i]]
    if (n < 3 || s.opacity[i] <= 0) continue
    const half = s.soft[i] * u >= softFrom ? (s.soft[i] * u) / 2 : 0
    const [xs, ys] = [s.x, s.y].map((list) => list.subarray(from, from + n).map((v) => v * u))
    const { least, most, middle } = span(ys)
    if (most + half < top || least - half > top + rows) continue
    const across = span(xs)
    ints[at] = n
    ints[at + 1] = 4 * room[i]
    ints[at + 2] = Math.floor(least - half)
    ints[at + 3] = Math.ceil(most + half)
    ints[at + 4] = Math.floor(across.least - half)
    ints[at + 5] = Math.ceil(across.most + half)
    const run = runOf(s, i, u)
    words.set(run ? [run.x, run.y] : [across.middle, middle], at + 6)
    for (let l = 0; l < 3; l++) {
      const colour = s.colour[3 * i + l] ?? 0
      words[at + 8 + l] = colour
      words[at + 11 + l] = (s.rim?.[3 * i + l] ?? colour) - colour
    }
    words.set(
      [s.opacity[i], half, ...(run?.form ?? formOf(xs, ys, across.middle, middle)), s.gilt?.[i] ?? -1],
      at + 14,
    )
    const seams = half > 0 ? seamsOf(xs, ys) : undefined
    for (let k = 0; k < n; k++) words.set([xs[k], ys[k], seams?.has(k) ? 1 : 0], at + head + perPoint * k)
    at += room[i]
    count++
  }
  return { words: words.subarray(0, at), count }
}

function span(list: Float32Array) {
  let [least, most, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  for (const v of list) {
    least = Math.min(least, v)
    most = Math.max(most, v)
    sum += v
  }
  return { least, most, middle: sum / list.length }
}

/**
 * The ellipse a shape is most like, as A x² + B x y + C y² about its middle: 0 there and 1 at the rim. Its colour
 * runs by this value, which has no tip in the middle.
 */
function formOf(xs: Float32Array, ys: Float32Array, cx: number, cy: number): [number, number, number] {
  let [xx, xy, yy] = [0, 0, 0]
  for (let i = 0; i < xs.length; i++) {
    xx += (xs[i] - cx) ** 2
    xy += (xs[i] - cx) * (ys[i] - cy)
    yy += (ys[i] - cy) ** 2
  }
  // points on the rim of an ellipse have half its squared radius as variance
  const k = 2 / xs.length
  const [a, b, c] = [k * xx + 0.05, k * xy, k * yy + 0.05]
  const det = Math.max(1e-6, a * c - b * b)
  return [c / det, (-2 * b) / det, a / det]
}

/** A colour that runs along a line, in the same form: its square from where it begins. */
function runOf({ run }: Shapes, i: number, u: number) {
  if (!run) return undefined
  const [dx, dy] = [u * (run[4 * i + 2] - run[4 * i]), u * (run[4 * i + 3] - run[4 * i + 1])]
  const square = dx * dx + dy * dy
  if (square < 1e-4) return undefined
  const k = 1 / (square * square)
  const form: [number, number, number] = [k * dx * dx, 2 * k * dx * dy, k * dy * dy]
  return { x: u * run[4 * i], y: u * run[4 * i + 1], form }
}

/** Edges that run twice, there and back, to cut a hole: they are no rim. */
function seamsOf(xs: Float32Array, ys: Float32Array): Set<number> {
  const seen = new Map<string, number>()
  const seams = new Set<number>()
  for (let i = 0; i < xs.length; i++) {
    const j = (i + 1) % xs.length
    const back = seen.get(`${xs[j]},${ys[j]},${xs[i]},${ys[i]}`)
    if (back !== undefined) {
      seams.add(back)
      seams.add(i)
    }
    seen.set(`${xs[i]},${ys[i]},${xs[j]},${ys[j]}`, i)
  }
  return seams
}

/** The plain twin of both: every pixel asked of every shape; a plane where `canvas` has one lane. */
export function shapesPlain(canvas: Plane, shapes: Shapes, place: Place, within?: Plane): Float32Array {
  const { width, height, lanes } = canvas
  const out = lanes === 1 ? new Float32Array(width * height) : Float32Array.from(canvas.data)
  const { words, count } = packed(shapes, place, height)
  const ints = new Int32Array(words.buffer)
  for (let k = 0, at = 0; k < count; k++) {
    const points = Array.from({ length: ints[at] }, (_, i) =>
      words.subarray(at + head + perPoint * i, at + head + perPoint * (i + 1)),
    )
    const h = words.subarray(at, at + head)
    for (let i = 0; i < width * height; i++) {
      const [x, y] = [i % width, Math.floor(i / width) + place.top]
      const cover = h[15] > 0 ? softCover(points, x, y, h[15]) : hardCover(points, x, y)
      const alpha = h[14] * cover * Math.min(1, Math.max(0, within?.data[i] ?? 1))
      const [rx, ry] = [x + 0.5 - h[6], y + 0.5 - h[7]]
      const t = Math.min(1, h[16] * rx * rx + h[17] * rx * ry + h[18] * ry * ry)
      if (lanes === 1) out[i] += alpha * (1 - out[i])
      else {
        for (let l = 0; l < 3; l++) out[4 * i + l] += alpha * (h[8 + l] + t * h[11 + l] - out[4 * i + l])
        if (h[19] >= 0) out[4 * i + 3] += alpha * (h[19] - out[4 * i + 3])
      }
    }
    at += ints[at + 1] / 4
  }
  return out
}

type Point = Float32Array
const crossingsOf = (points: readonly Point[], y: number): number[] =>
  points
    .flatMap((a, i) => {
      const b = points[(i + 1) % points.length]
      return a[1] <= y === b[1] <= y ? [] : [a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])]
    })
    .sort((a, b) => a - b)

function hardCover(points: readonly Point[], x: number, y: number): number {
  let sum = 0
  for (let k = 0; k < subs; k++) {
    const xs = crossingsOf(points, y + (k + 0.5) / subs)
    for (let i = 0; i + 1 < xs.length; i += 2)
      sum += Math.max(0, Math.min(x + 1, xs[i + 1]) - Math.max(x, xs[i]))
  }
  return Math.min(1, sum / subs)
}
function softCover(points: readonly Point[], x: number, y: number, half: number): number {
  const [px, py] = [x + 0.5, y + 0.5]
  let near = half
  for (const [i, a] of points.entries()) {
    if (a[2] > 0) continue
    const b = points[(i + 1) % points.length]
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
    const along = ((px - a[0]) * dx + (py - a[1]) * dy) / Math.max(1e-6, dx * dx + dy * dy)
    const t = Math.min(1, Math.max(0, along))
    near = Math.min(near, Math.hypot(px - a[0] - t * dx, py - a[1] - t * dy))
  }
  const inside = crossingsOf(points, py).filter((c) => c <= px).length % 2 === 1
  return smoothstep(-1, 1, (inside ? near : -near) / half)
}
