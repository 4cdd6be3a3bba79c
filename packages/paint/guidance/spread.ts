import { blockMeans, colourModel, guideInto } from '../kernels/colour-guide.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { coverOf } from './matting.ts'
import type { Cut } from './people.ts'
import type { Area } from './window.ts'

/** An area of a picture on two smaller rasters: the finer to find borders on, the coarser to cut. */
export interface Views {
  readonly fine: Plane
  readonly coarse: Plane
}
export function viewsOf(m: Machine, src: Plane, area: Area, fineSide: number, coarseSide: number): Views {
  const fine = rasterOf(m, src, area, fineSide)
  const whole = { left: 0, top: 0, width: fine.width, height: fine.height }
  return { fine, coarse: rasterOf(m, fine, whole, coarseSide) }
}
/** Means of an area of a picture on a smaller raster, at most `longest` pixels long. */
function rasterOf(m: Machine, src: Plane, area: Area, longest: number): Plane {
  const shrink = Math.min(1, longest / Math.max(area.width, area.height))
  const [width, height] = [area.width, area.height].map((n) => Math.max(1, Math.round(n * shrink))) as [
    number,
    number,
  ]
  return blockMeans(m, src, area, width, height)
}

/** Radius in pixels of the finer raster, and the variance of colour that counts as flat, of the borders' model. */
const border = { radius: 3, eps: 2e-4 } as const

/**
 * Brings a cut back to the picture's size, along the borders of its colours; what is there already stays.
 *
 * @param tidy mends the map on the finer raster, before its borders are found
 */
export function spread(
  m: Machine,
  src: Plane,
  area: Area,
  { fine, coarse }: Views,
  cut: Cut,
  out: Plane,
  tidy?: (map: Plane) => void,
): void {
  const map = coverOf(m, fine, coarse, cut)
  tidy?.(map)
  const model = colourModel(m, fine, map, border.radius, border.eps)
  const [stepX, stepY] = [fine.width / area.width, fine.height / area.height]
  guideInto(m, model, src, out, { area, stepX, stepY, firm: true })
  for (const t of [map, model]) m.free(t)
}
