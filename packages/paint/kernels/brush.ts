import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Strokes } from '../strokes.ts'
import { bristle, bristleColumns, bristleRows } from './bristle.ts'
import type { Machine } from './machine.ts'
import { head, type Place, perPoint, touching, writePackets } from './packets.ts'

/** Half a step of a byte, at most: nobody sees it. */
const halfStep = 0.002

/**
 * Lays strokes, in order, over a picture whose spare lane is the height of the paint; changes it in place.
 * `canvas` may be a band of the frame: `place.top` is its first row, and the bytes are those of the whole.
 *
 * @param hair factor of the width of a hair: a soft brush has wider tufts
 * @param hidden share by which a stroke is seen below which it is not laid
 */
export function brush(
  m: Machine,
  canvas: Plane,
  strokes: Strokes,
  place: Place,
  hair = 1,
  hidden = halfStep,
): void {
  const { which, words } = touching(strokes, place, canvas.height)
  if (which.length === 0) return
  const packets = m.plane(words, 1)
  const count = writePackets(packets.data, strokes, which.reverse(), place.u, hair) // the uppermost is laid first
  const texture = m.plane(bristleColumns, bristleRows)
  texture.data.set(bristle())
  const { width, height } = canvas
  const [paint, left] = [m.plane(width, height, 4), m.plane(width, height)]
  const fields = [canvas.at, paint.at, left.at] as const
  m.rows('layRows', height, ...fields, width, place.top, packets.at, count, texture.at, hidden)
  for (const part of [packets, texture, paint, left]) m.free(part)
}

const clamp01 = (v: number): number => Math.min(1, Math.max(0, v))
const texel = (column: number, row: number): number =>
  bristle()[
    (Math.round(row) & (bristleRows - 1)) * bristleColumns + (Math.round(column) & (bristleColumns - 1))
  ]

/** The plain twin: the same strokes, every pixel of the canvas asked of every segment. */
export function brushPlain(canvas: Plane, strokes: Strokes, place: Place): Float32Array {
  const out = Float32Array.from(canvas.data)
  const { which, words } = touching(strokes, place, canvas.height)
  const p = new Float32Array(words)
  const count = writePackets(p, strokes, which, place.u)
  const points = new Int32Array(p.buffer)
  for (let k = 0, at = 0; k < count; k++) {
    for (let i = 0; i < points[at] - 1; i++)
      for (let y = 0; y < canvas.height; y++)
        for (let x = 0; x < canvas.width; x++)
          dab(out, (y * canvas.width + x) * 4, p, at, at + head + i * perPoint, x, y + place.top, {
            first: i === 0,
            last: i === points[at] - 2,
          })
    at += points[at + 1] / 4
  }
  return out
}

/** One segment of one stroke at one pixel. */
function dab(
  out: Float32Array,
  at: number,
  p: Float32Array,
  s: number,
  a: number,
  x: number,
  y: number,
  end: { first: boolean; last: boolean },
): void {
  const [ax, ay, wa, sa, tax, tay] = p.subarray(a, a + 6)
  const [bx, by, wb, sb, tbx, tby] = p.subarray(a + perPoint, a + perPoint + 6)
  const [opacity, dry, rows, along, u0, v0, length, fade] = p.subarray(s + 12, s + 20)
  const d0 = (x - ax) * tax + (y - ay) * tay
  const d1 = (x - bx) * tbx + (y - by) * tby
  if (d0 < (end.first ? -wa - 1 : 0) || d1 >= (end.last ? wb + 1 : 0)) return
  const t = d0 < 0 ? 0 : d1 >= 0 ? 1 : d0 / (d0 - d1)
  const over = d0 < 0 ? -d0 : Math.max(0, d1)
  const [cx, cy] = [x - (ax + t * (bx - ax)), y - (ay + t * (by - ay))]
  const v = cy * (tax + t * (tbx - tax)) - cx * (tay + t * (tby - tay))
  const half = wa + t * (wb - wa)
  const distance = Math.hypot(v, over)
  if (distance > half + 1) return
  const run = sa + t * (sb - sa) + (t === 0 ? -over : over)
  const done = run / length
  const hair = texel(run * along + u0, (v / half) * rows + v0)
  const ragged = (0.14 + 0.5 * Math.min(1, over / half)) * (1 - hair)
  let alpha = clamp01((half * (1 - ragged) - distance) / fade + 0.5)
  const bare = dry * (0.3 + 0.9 * done * Math.abs(done))
  if (dry > 0) alpha *= smoothstep(bare - 0.13, bare + 0.13, hair + 0.02)
  alpha *= opacity
  if (alpha < 0.004) return
  const streak = texel(run * along * 0.4 + u0 + 217, (v / half) * rows * 0.3 + v0 + 61)
  const ridge = Math.max(0, 0.3 - (distance / half - 0.8) ** 2 * 14)
  const thick = 0.2 + 0.9 * hair + ridge + 0.4 * clamp01(done * 4 - 3)
  const mix = clamp01(streak * 1.8 - 0.4)
  for (let l = 0; l < 4; l++) {
    const paint = l === 3 ? p[s + 7] * thick : p[s + 4 + l] + mix * p[s + 8 + l]
    out[at + l] += alpha * (paint - out[at + l])
  }
}
