import { gaussian } from '../kernels/gaussian.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'

/**
 * How much a place is uneven the same way in all directions, as leaves and fur are, unlike walls and roads: twice the
 * smaller of the two mean gradients of lightness, along and across the place's own direction.
 */
export function evenTexture(m: Machine, picture: Plane, sigma: number): Plane {
  const { width, height, data } = picture
  const tensor = m.plane(width, height, 4)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const left = data[4 * (x > 0 ? i - 1 : i)]
      const right = data[4 * (x + 1 < width ? i + 1 : i)]
      const up = data[4 * (y > 0 ? i - width : i)]
      const down = data[4 * (y + 1 < height ? i + width : i)]
      const [gx, gy] = [(right - left) / 2, (down - up) / 2]
      tensor.data[4 * i] = gx * gx
      tensor.data[4 * i + 1] = gx * gy
      tensor.data[4 * i + 2] = gy * gy
      tensor.data[4 * i + 3] = 0
    }
  const soft = gaussian(m, tensor, sigma)
  const out = m.plane(width, height)
  for (let i = 0, k = 0; i < out.data.length; i++, k += 4) {
    const [xx, xy, yy] = [soft.data[k], soft.data[k + 1], soft.data[k + 2]]
    const spread = Math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy)
    out.data[i] = 2 * Math.sqrt(Math.max(0, xx + yy - spread) / 2)
  }
  m.free(tensor)
  m.free(soft)
  return out
}
