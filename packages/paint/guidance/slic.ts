import type { Machine } from '../kernels/machine.ts'
import {
  borderSums,
  choose,
  type Grid,
  type Labels,
  labels,
  settle,
  slots,
  type Table,
} from '../kernels/patches.ts'
import type { Plane } from '../plane.ts'

/**
 * A picture parted into compact patches of like colour on a grid, which is kept: patch (c, r) began in cell (c, r),
 * so neighbours are found by index. Lives in the kernels' memory, as long as the scope it was made in.
 */
export interface Patches extends Grid {
  readonly count: number
  /** The patch of each pixel. */
  readonly label: Int32Array
  /** The same, for kernels. */
  readonly labelled: Labels
  /** By patch: mean OKLab (a and b doubled, as the eye weighs them), middle, pixels. */
  readonly L: Float32Array
  readonly a: Float32Array
  readonly b: Float32Array
  readonly x: Float32Array
  readonly y: Float32Array
  readonly area: Float32Array
  /** All of these, row by row. */
  readonly table: Table
}

/** Distance in colour that weighs as much as one step of the grid. */
const compact = 0.07
const rounds = 3

/**
 * Achanta et al. 2012, SLIC, doi:10.1109/TPAMI.2012.120; a pixel chooses among the patches of the nine cells around it.
 *
 * @param step pixels from patch to patch
 */
export function patchesOf(m: Machine, picture: Plane, step: number): Patches {
  const { data, width, height } = picture
  const across = Math.max(1, Math.round(width / step))
  const down = Math.max(1, Math.round(height / step))
  const count = across * down
  // rows of whole vectors, and patches without area behind the last
  const table = m.plane(4 * Math.ceil(count / 4), 6)
  table.data.fill(0)
  const row = (k: number) => table.data.subarray(k * table.width, k * table.width + count)
  const [L, a, b, x, y, area] = [row(0), row(1), row(2), row(3), row(4), row(5)]
  for (let r = 0, k = 0; r < down; r++)
    for (let c = 0; c < across; c++, k++) {
      x[k] = ((c + 0.5) * width) / across - 0.5
      y[k] = ((r + 0.5) * height) / down - 0.5
      const i = 4 * (Math.round(y[k]) * width + Math.round(x[k]))
      L[k] = data[i]
      a[k] = 2 * data[i + 1]
      b[k] = 2 * data[i + 2]
    }
  const labelled = labels(m, width * height)
  const near = (compact * compact * count) / (width * height)
  for (let round = 0; round < rounds; round++) {
    choose(m, picture, table, { across, down }, near, labelled)
    settle(m, picture, table, count, labelled)
  }
  return { across, down, count, label: labelled.data, labelled, L, a, b, x, y, area, table }
}

/** Pairs of patches that touch: how long their border is in pixels, and the mean square step of colour across it. */
export interface Borders {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly length: Float32Array
  readonly step: Float32Array
}

/** One pixel apart at most edges is a soft slope, so the step is taken over two. */
export function bordersOf(m: Machine, picture: Plane, patches: Patches): Borders {
  const { across, count } = patches
  const sums = borderSums(m, picture, patches, patches.labelled).data
  let n = 0
  for (let k = 0; k < sums.length; k += 2) if (sums[k] > 0) n++
  const [from, to] = [new Int32Array(n), new Int32Array(n)]
  const [length, step] = [new Float32Array(n), new Float32Array(n)]
  for (let p = 0, e = 0; p < count; p++)
    for (let s = 0, k = 2 * slots * p; s < slots; s++, k += 2) {
      if (!(sums[k] > 0)) continue
      from[e] = p
      to[e] = p + Math.floor(s / 7) * across + (s % 7) - 3
      length[e] = sums[k] / 2
      step[e] = sums[k + 1] / sums[k]
      e++
    }
  return { from, to, length, step }
}
