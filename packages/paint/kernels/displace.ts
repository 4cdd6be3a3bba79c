import { clamp } from '../clamp.ts'
import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

/** How far and where: planes 0..1 around 0.5 push by up to `by` pixels; `calm` 1 holds a place still. */
export interface Push {
  readonly x: Plane
  readonly y: Plane
  readonly by: number
  readonly calm?: Plane | undefined
}

/** A 4-lane picture whose every pixel is read a little elsewhere; edges repeat. */
export function displace(m: Machine, src: Plane, { x, y, by, calm }: Push): Plane {
  const { width, height } = src
  const out = m.plane(width, height, 4)
  m.rows('displaceRows', height, src.at, x.at, y.at, calm?.at ?? 0, out.at, width, height, by)
  return out
}

/** The same for a plane of one lane. */
export function displacePlane(m: Machine, src: Plane, { x, y, by, calm }: Push): Plane {
  const { width, height } = src
  const out = m.plane(width, height)
  m.rows('displacePlaneRows', height, src.at, x.at, y.at, calm?.at ?? 0, out.at, width, height, by)
  return out
}

/** The plain twin of both. */
export function displacePlain(src: Plane, { x, y, by, calm }: Push): Float32Array {
  const { width: w, height: h, lanes, data } = src
  return new Float32Array(data.length).map((_, j) => {
    const [i, l] = [Math.floor(j / lanes), j % lanes]
    const k = by * (1 - (calm?.data[i] ?? 0))
    const fx = clamp((i % w) + k * (2 * x.data[i] - 1), 0, w - 1)
    const fy = clamp(Math.floor(i / w) + k * (2 * y.data[i] - 1), 0, h - 1)
    const [xi, yi] = [Math.floor(fx), Math.floor(fy)]
    const at = (px: number, py: number) => data[(clamp(py, 0, h - 1) * w + clamp(px, 0, w - 1)) * lanes + l]
    const u = at(xi, yi) + (fx - xi) * (at(xi + 1, yi) - at(xi, yi))
    const v = at(xi, yi + 1) + (fx - xi) * (at(xi + 1, yi + 1) - at(xi, yi + 1))
    return u + (fy - yi) * (v - u)
  })
}
