import { inside } from '../clamp.ts'
import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

/** Mean over a square of 2r+1 pixels, at any r for the same price; edges repeat. */
export function box(m: Machine, src: Plane, r: number): Plane {
  const across = m.plane(src.width, src.height, src.lanes)
  const out = m.plane(src.width, src.height, src.lanes)
  const n = src.width * src.lanes
  m.rows('boxAcross', src.height, src.at, across.at, src.width, src.lanes, r)
  m.rows('boxDown', Math.ceil(n / 16), across.at, out.at, n, src.height, r)
  m.free(across)
  return out
}

/** The plain twin of `box`. */
export function boxPlain(src: Plane, r: number): Float32Array {
  const { width, height, lanes } = src
  const along = (a: Float32Array, dx: number, dy: number): Float32Array =>
    a.map((_, i) => {
      const l = i % lanes
      const x = Math.floor(i / lanes) % width
      const y = Math.floor(i / lanes / width)
      let sum = 0
      for (let k = -r; k <= r; k++)
        sum += a[(inside(y + k * dy, height) * width + inside(x + k * dx, width)) * lanes + l]
      return sum / (2 * r + 1)
    })
  return along(along(src.data, 1, 0), 0, 1)
}
