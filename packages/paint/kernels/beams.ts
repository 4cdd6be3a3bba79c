import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

/** What light each place gathers on its way to the lamp: a mean over `steps` places, those near the lamp count more. */
export function onTheWay(m: Machine, shining: Plane, ways: Plane, steps: number): Plane {
  const { width, height } = shining
  const out = m.plane(width, height)
  const diagonal = Math.sqrt(width * width + height * height)
  m.rows('beamRows', height, shining.at, ways.at, out.at, width, height, diagonal, steps)
  return out
}
export function onTheWayPlain(shining: Plane, ways: Plane, steps: number): Float32Array {
  const { width: w, height: h } = shining
  return shining.data.map((_, i) => {
    const [tx, ty, , d] = ways.data.subarray(4 * i, 4 * i + 4)
    const n = Math.sqrt(tx * tx + ty * ty) + 1e-6
    const step = (Math.min(1.2, d) * Math.sqrt(w * w + h * h)) / steps / n
    let [through, all] = [0, 0]
    for (let s = 1; s <= steps; s++) {
      const px = Math.round((i % w) + tx * s * step)
      const py = Math.round(Math.floor(i / w) + ty * s * step)
      const weight = 0.3 + (0.7 * s) / steps
      through += weight * (px >= 0 && py >= 0 && px < w && py < h ? shining.data[py * w + px] : 1)
      all += weight
    }
    return through / all
  })
}
