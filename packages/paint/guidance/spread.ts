import { enlarge } from '../kernels/exchange.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { colourModel } from './colour-guided.ts'
import { coverOf } from './matting.ts'
import type { Cut } from './people.ts'
import { type Area, rasterOf } from './window.ts'

/** An area of a picture on two smaller rasters: the finer to find borders on, the coarser to cut. */
export interface Views {
  readonly fine: Plane
  readonly coarse: { readonly data: Float32Array; readonly width: number; readonly height: number }
}
export function viewsOf(m: Machine, src: Plane, area: Area, fineSide: number, coarseSide: number): Views {
  const fine = rasterOf(src, area, fineSide, (w, h) => m.plane(w, h, 4))
  const whole = { left: 0, top: 0, width: fine.width, height: fine.height }
  const coarse = rasterOf(fine, whole, coarseSide, (width, height) => ({
    width,
    height,
    data: new Float32Array(4 * width * height),
  }))
  return { fine, coarse }
}

/** Radius in pixels of the finer raster, and the variance of colour that counts as flat, of the borders' model. */
const border = { radius: 3, eps: 2e-4 } as const

/** Brings a cut back to the picture's size, along the borders of its colours; what is there already stays. */
export function spread(
  m: Machine,
  src: Plane,
  area: Area,
  { fine, coarse }: Views,
  cut: Cut,
  out: Plane,
): void {
  const cover = m.plane(fine.width, fine.height)
  cover.data.set(coverOf(fine, coarse, cut))
  const model = colourModel(m, fine, cover, border.radius, border.eps)
  const full = enlarge(m, model, { width: area.width, height: area.height, from: 0, to: area.height })
  const [c, p, o] = [full.data, src.data, out.data]
  for (let y = 0, k = 0; y < area.height; y++) {
    let i = (area.top + y) * src.width + area.left
    for (let x = 0; x < area.width; x++, i++, k += 4) {
      const v = c[k] * p[4 * i] + c[k + 1] * p[4 * i + 1] + c[k + 2] * p[4 * i + 2] + c[k + 3]
      if (v > 0.06) o[i] = Math.max(o[i], v >= 0.94 ? 1 : smoothstep(0.06, 0.94, v))
    }
  }
  for (const t of [cover, model, full]) m.free(t)
}
