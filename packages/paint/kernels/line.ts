import type { Plane } from '../plane.ts'
import type { Strokes } from '../strokes.ts'
import type { Machine } from './machine.ts'
import { head, type Place, perPoint, touching, writePackets } from './packets.ts'

/** Strokes as a plane of density 0..1, as fine as they are; where they cross, the strongest counts. */
export function drawLines(m: Machine, strokes: Strokes, place: Place, width: number, rows: number): Plane {
  const out = m.plane(width, rows)
  const { which, words } = touching(strokes, place, rows)
  const packets = m.plane(words, 1)
  const count = writePackets(packets.data, strokes, which, place.u)
  m.rows('lineRows', rows, out.at, width, place.top, packets.at, count)
  m.free(packets)
  return out
}

/** The plain twin: every pixel asked of every segment. */
export function drawLinesPlain(strokes: Strokes, place: Place, width: number, rows: number): Float32Array {
  const out = new Float32Array(width * rows)
  const { which, words } = touching(strokes, place, rows)
  const p = new Float32Array(words)
  const count = writePackets(p, strokes, which, place.u)
  const ints = new Int32Array(p.buffer)
  for (let k = 0, at = 0; k < count; k++) {
    for (let i = 0; i < ints[at] - 1; i++) {
      const [ax, ay, wa] = p.subarray(at + head + i * perPoint)
      const [bx, by, wb] = p.subarray(at + head + (i + 1) * perPoint)
      for (let j = 0; j < out.length; j++) {
        const [x, y] = [j % width, Math.floor(j / width) + place.top]
        const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
        const t = Math.min(1, Math.max(0, along))
        const half = wa + t * (wb - wa)
        const far = Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay))
        const cover = Math.min(1, Math.max(0, half + 0.5 - far)) * Math.min(1, 2 * half)
        out[j] = Math.max(out[j], p[at + 12] * cover)
      }
    }
    at += ints[at + 1] / 4
  }
  return out
}
