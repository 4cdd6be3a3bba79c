import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

export interface CelTones {
  readonly tones: number
  /** Least width of a border, in lightness. */
  readonly soft: number
  readonly amount: number
}

/** Lightness in a few flat tones, as `amount` says. */
export function celTones(m: Machine, src: Plane, { tones, soft, amount }: CelTones): Plane {
  const { width, height } = src
  const out = m.plane(width, height, 4)
  m.rows('celToneRows', height, src.at, out.at, width, height, Math.round(tones), soft, amount)
  return out
}

/** The plain twin of `celTones`. */
export function celTonesPlain(src: Plane, { tones, soft, amount }: CelTones): Float32Array {
  const { width, height, data } = src
  const out = Float32Array.from(data)
  const n = Math.round(tones)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const k = 4 * (y * width + x)
      const L = data[k]
      const gx = data[k + (x < width - 1 ? 4 : 0)] - data[k - (x > 0 ? 4 : 0)]
      const gy = data[k + (y < height - 1 ? 4 * width : 0)] - data[k - (y > 0 ? 4 * width : 0)]
      const wide = Math.max(1e-3, soft, Math.min(0.5 / n, Math.sqrt(gx * gx + gy * gy)))
      const border = Math.round(L * n) / n
      const t = Math.min(1, Math.max(0, 0.5 + (L - border) / wide))
      const flat = border + (t * t * (3 - 2 * t) - 0.5) / n
      // the lightest tone is paper, the darkest keeps its half step: ink is laid later
      const tone = Math.min(1, Math.max(0.5 / n, flat + (0.5 / n) * Math.max(0, flat * 2 - 1)))
      out[k] = L + amount * (tone - L)
    }
  return out
}
