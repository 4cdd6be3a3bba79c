import type { Frame } from '../filter.ts'
import { gaussian } from '../kernels/gaussian.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import type { Region } from './face-regions.ts'
import { fillPolygon } from './polygon.ts'

/** Coverage over a part of the picture: cell (i, j) has its middle at left + (i + 0.5) * cell, in u. */
export interface SoftArea {
  readonly plane: Plane
  readonly left: number
  readonly top: number
  readonly cell: number
}
/** Cells that a soft edge is wide: fewer show as steps, more cost and show nothing. */
const cellsPerEdge = 5
/** Longest side of an area, in cells. */
const mostCells = 420

/**
 * Fills a region with edges of a given width. It is laid out in cells of its own, as fine as its edges ask for: the
 * cost does not depend on the picture's size, and every band of a picture sees the same.
 *
 * @param edge width of the soft edge in u; the outline lies in its middle
 * @param pixel u a pixel: nothing is laid out finer than half of it
 */
export function softArea(m: Machine, region: Region, edge: number, pixel: number): SoftArea | undefined {
  let [left, top, right, bottom] = [1e9, 1e9, -1e9, -1e9]
  for (const { x, y } of region.areas)
    for (let i = 0; i < x.length; i++) {
      left = Math.min(left, x[i])
      right = Math.max(right, x[i])
      top = Math.min(top, y[i])
      bottom = Math.max(bottom, y[i])
    }
  const span = Math.max(right - left, bottom - top)
  if (!(span > 0 && span < 1e5)) return undefined
  const cell = Math.max(edge / cellsPerEdge, pixel / 2, span / mostCells)
  const rim = 1.2 * edge + 3 * cell
  const [x0, y0] = [left - rim, top - rim]
  const width = Math.ceil((right + rim - x0) / cell)
  const height = Math.ceil((bottom + rim - y0) / cell)
  const sum = m.plane(width, height)
  const one = m.plane(width, height)
  sum.data.fill(0)
  for (const [areas, sign] of [
    [region.areas, 1],
    [region.without, -1],
  ] as const)
    for (const { x, y } of areas) {
      const inCells = {
        x: Float64Array.from(x, (v) => (v - x0) / cell),
        y: Float64Array.from(y, (v) => (v - y0) / cell),
      }
      fillPolygon(one, inCells)
      for (let j = 0; j < height; j++) unite(sum.data, one.data, sign, j * width, (j + 1) * width)
    }
  m.free(one)
  const plane = gaussian(m, sum, edge / cell / 3)
  m.free(sum)
  return { plane, left: x0, top: y0, cell }
}

function unite(sum: Float32Array, one: Float32Array, sign: number, from: number, to: number): void {
  if (sign > 0) for (let i = from; i < to; i++) sum[i] = Math.max(sum[i], one[i])
  else for (let i = from; i < to; i++) sum[i] = sum[i] * (1 - one[i])
}

/** Pixels of a plane: columns [x0, x1) of rows [y0, y1). */
export interface Box {
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
}
/** The pixels of a plane that an area can reach. */
export function reachOf(out: Plane, { plane, left, top: high, cell }: SoftArea, { top, u }: Frame): Box {
  const x0 = Math.max(0, Math.ceil(left * u - 0.5))
  const y0 = Math.max(0, Math.ceil(high * u - 0.5 - top))
  return {
    x0,
    x1: Math.max(x0, Math.min(out.width, Math.floor((left + plane.width * cell) * u))),
    y0,
    y1: Math.max(y0, Math.min(out.height, Math.floor((high + plane.height * cell) * u - top))),
  }
}

/** Lays an area over a plane of a frame; where both cover, the more holds. */
export function layArea(out: Plane, area: SoftArea, frame: Frame): Box {
  const { top, u } = frame
  const { plane, cell } = area
  const step = 1 / (u * cell)
  const box = reachOf(out, area, frame)
  for (let y = box.y0; y < box.y1; y++) {
    const gy = Math.min(plane.height - 1.001, Math.max(0, ((y + top + 0.5) / u - area.top) / cell - 0.5))
    const gx = ((box.x0 + 0.5) / u - area.left) / cell - 0.5
    layRow(out.data, y * out.width + box.x0, box.x1 - box.x0, plane, gx, step, gy)
  }
  return box
}

/** `n` pixels from index `from` on; (gx, gy) is the first one's place among the cells. */
function layRow(
  out: Float32Array,
  from: number,
  n: number,
  { data, width: w }: Plane,
  gx: number,
  step: number,
  gy: number,
): void {
  const j = Math.floor(gy)
  const fy = gy - j
  let g = gx
  for (let i = from; i < from + n; i++, g += step) {
    const cx = Math.max(0, Math.min(w - 1.001, g))
    const k = cx | 0
    const fx = cx - k
    const at = j * w + k
    const above = data[at] + fx * (data[at + 1] - data[at])
    const below = data[at + w] + fx * (data[at + w + 1] - data[at + w])
    const v = above + fy * (below - above)
    if (v > out[i]) out[i] = Math.min(1, v)
  }
}
