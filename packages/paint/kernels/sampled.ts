import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

/** Every k-th pixel both ways, from the middle of its block: for what changes slowly, such as the way to a lamp. */
export function sampled(m: Machine, src: Plane, k: number): Plane {
  const [width, height] = [Math.ceil(src.width / k), Math.ceil(src.height / k)]
  const out = m.plane(width, height, src.lanes)
  const { lanes } = src
  for (let y = 0, j = 0; y < height; y++) {
    const row = Math.min(src.height - 1, y * k + (k >> 1)) * src.width
    for (let x = 0; x < width; x++) {
      const i = (row + Math.min(src.width - 1, x * k + (k >> 1))) * lanes
      for (let l = 0; l < lanes; l++, j++) out.data[j] = src.data[i + l]
    }
  }
  return out
}
