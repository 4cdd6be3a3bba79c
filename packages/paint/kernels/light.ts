import { fromLinear, toLinear } from '../colour.ts'
import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

/** An OKLab picture as linear red, green and blue, where light adds up; the spare lane is kept. */
export function linearOf(m: Machine, picture: Plane): Plane {
  const out = m.plane(picture.width, picture.height, 4)
  m.rows('linearRows', picture.height, picture.at, out.at, picture.width)
  return out
}
/** Linear red, green and blue as OKLab; what lies below 0 counts as 0, and the spare lane is kept. */
export function oklabOf(m: Machine, linear: Plane): Plane {
  const out = m.plane(linear.width, linear.height, 4)
  m.rows('oklabRows', linear.height, linear.at, out.at, linear.width)
  return out
}

/** The same with red read `off` pixels to the right, a number a column, and blue as many to the left; at least 4 wide. */
export function fringed(m: Machine, linear: Plane, off: Int32Array): Plane {
  const out = m.plane(linear.width, linear.height, 4)
  const table = m.bytes(4 * off.length)
  new Int32Array(table.buffer, table.byteOffset, off.length).set(off)
  m.rows('fringeRows', linear.height, linear.at, table.byteOffset, out.at, linear.width)
  m.free(table)
  return out
}

/** The plain twin of `linearOf`. */
export function linearPlain({ data }: Plane): Float32Array {
  const out = Float32Array.from(data)
  for (let k = 0; k < data.length; k += 4) {
    const linear = toLinear(data[k], data[k + 1], data[k + 2])
    for (const [i, v] of linear.entries()) out[k + i] = Math.max(0, v)
  }
  return out
}
/** The plain twin of `oklabOf`. */
export function oklabPlain({ data }: Plane): Float32Array {
  const out = Float32Array.from(data)
  for (let k = 0; k < data.length; k += 4) {
    const [r, g, b] = [0, 1, 2].map((i) => Math.max(0, data[k + i]))
    out.set(fromLinear(r, g, b), k)
  }
  return out
}

/** The plain twin of `fringed`. */
export function fringedPlain(linear: Plane, off: Int32Array): Float32Array {
  const { width, data } = linear
  const light = data.map((v, k) => {
    const x = (k >> 2) % width
    const by =
      k % 4 === 0 ? Math.min(width - 1, x + off[x]) - x : k % 4 === 2 ? Math.max(0, x - off[x]) - x : 0
    return by === 0 ? v : data[k + 4 * by]
  })
  return oklabPlain({ ...linear, data: light })
}

/** How a lens blurs: its circle in pixels, and how much brighter the rim of the circle is than its middle. */
export interface Disc {
  readonly radius: number
  readonly ring: number
}
/** Share of the radius from which the rim begins. */
const middle = 0.66

const halfWidth = (radius: number, dy: number): number =>
  Math.abs(dy) > radius ? -1 : Math.floor(Math.sqrt(radius * radius - dy * dy))

/** Sums of a 4-lane plane over a disc about each pixel; weigh in lane 3 and divide by it to get means. */
export function discSums(m: Machine, src: Plane, { radius, ring }: Disc): Plane {
  const { width, height } = src
  const r = Math.floor(radius)
  const sums = m.plane(width + 1, height, 4)
  m.rows('runningRows', height, src.at, sums.at, width)
  const spans = m.bytes((2 * r + 1) * 8)
  const table = new Int32Array(spans.buffer, spans.byteOffset, 2 * (2 * r + 1))
  for (let k = -r; k <= r; k++) {
    table[2 * (k + r)] = halfWidth(radius, k)
    table[2 * (k + r) + 1] = halfWidth(middle * radius, k)
  }
  const out = m.plane(width, height, 4)
  m.rows('discRows', height, sums.at, out.at, width, height, spans.byteOffset, r, ring)
  m.free(spans)
  m.free(sums)
  return out
}

/** The plain twin of `discSums`. */
export function discSumsPlain(src: Plane, { radius, ring }: Disc): Float32Array {
  const { width: w, height: h, data } = src
  const r = Math.floor(radius)
  const out = new Float32Array(data.length)
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++)
      for (let dy = -r; dy <= r; dy++)
        for (let dx = -r; dx <= r; dx++) {
          if (y + dy < 0 || y + dy >= h || x + dx < 0 || x + dx >= w) continue
          if (Math.abs(dx) > halfWidth(radius, dy)) continue
          const weight = Math.abs(dx) > halfWidth(middle * radius, dy) ? 1 + ring : 1
          for (let l = 0; l < 4; l++)
            out[4 * (y * w + x) + l] += weight * data[4 * ((y + dy) * w + x + dx) + l]
        }
  return out
}
