import { clamp } from '../clamp.ts'
import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

export interface Raking {
  /** Where the light comes from, unit; z towards the eye. */
  readonly from: readonly [x: number, y: number, z: number]
  /** Slope of one unit of height over one pixel. */
  readonly rise: number
  /** 0..1: how much the shade of a slope changes its lightness. */
  readonly shade: number
  /** Lightness that a slope facing the light gains. */
  readonly gloss: number
}

/** Lights a picture by a height field of its size; where `calm` is 1 a third of the relief stays. */
export function relief(m: Machine, picture: Plane, height: Plane, light: Raking, calm?: Plane): Plane {
  const { width, height: rows } = picture
  const out = m.plane(width, rows, 4)
  const [x, y, z] = light.from
  m.rows(
    'reliefRows',
    rows,
    picture.at,
    height.at,
    calm?.at ?? 0,
    out.at,
    width,
    rows,
    light.rise,
    x,
    y,
    z,
    light.shade,
    light.gloss,
  )
  return out
}

/** The plain twin. */
export function reliefPlain(picture: Plane, height: Plane, light: Raking, calm?: Plane): Float32Array {
  const { width: w, height: h } = picture
  const out = Float32Array.from(picture.data)
  const [lx, ly, lz] = light.from
  const at = (x: number, y: number) => height.data[clamp(y, 0, h - 1) * w + clamp(x, 0, w - 1)]
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const slope = (dx: number, dy: number) =>
        [-1, 0, 1].reduce((t, k) => {
          const weight = k === 0 ? 2 : 1
          return t + weight * (at(x + dx + k * dy, y + dy + k * dx) - at(x - dx + k * dy, y - dy + k * dx))
        }, 0) / 8
      const [gx, gy] = [slope(1, 0) * light.rise, slope(0, 1) * light.rise]
      const n = 1 / Math.hypot(gx, gy, 1)
      const keep = 1 - 0.67 * clamp(calm?.data[y * w + x] ?? 0, 0, 1)
      const diffuse = ((lz - gx * lx - gy * ly) * n) / lz
      const mirror = clamp(((lz + 1 - gx * lx - gy * ly) * n) / Math.hypot(lx, ly, lz + 1), 0, 1)
      const i = (y * w + x) * 4
      const shade = clamp(1 + light.shade * keep * (diffuse - 1), 0.7, 1.3)
      out[i] = clamp(out[i] * shade + light.gloss * keep * mirror ** 32 * (1 - n) * 8, 0, 1)
    }
  return out
}
