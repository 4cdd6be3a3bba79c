import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

/** What is known of patches, side by side in one plane: L, a, b (both doubled), x, y, area, each a row of it. */
export type Table = Plane
/** Whole numbers in the kernels' memory. */
export interface Labels {
  readonly data: Int32Array
  readonly at: number
}
export interface Grid {
  readonly across: number
  readonly down: number
}

/** Room for `length` whole numbers, given back with the scope's planes. */
export function labels(m: Machine, length: number): Labels {
  const { at, data } = m.plane(length, 1)
  return { at, data: new Int32Array(data.buffer, at, length) }
}

/**
 * One round of sorting pixels into patches: each chooses among those of the nine cells around it.
 *
 * @param near what a pixel of distance weighs, squared, in squares of colour
 */
export function choose(m: Machine, src: Plane, table: Table, grid: Grid, near: number, label: Labels): void {
  const { width, height, at } = src
  m.rows(
    'patchRows',
    height,
    at,
    width,
    height,
    table.at,
    table.width,
    grid.across,
    grid.down,
    near,
    label.at,
  )
}

/** Moves every patch to the mean of the pixels that chose it; one that none chose stays, with no area. */
export function settle(m: Machine, src: Plane, table: Table, count: number, label: Labels): void {
  const sums = m.plane(2 * count, 1, 4)
  m.call('patchMeans', src.at, src.width, src.height, table.at, table.width, count, label.at, sums.at)
  m.free(sums)
}

/** The plain twin of `choose`. */
export function choosePlain(
  { data, width, height }: Plane,
  table: Table,
  { across, down }: Grid,
  near: number,
): Int32Array {
  const [L, a, b, x, y] = [0, 1, 2, 3, 4].map((l) => table.data.subarray(l * table.width)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ]
  const label = new Int32Array(width * height)
  for (let py = 0, i = 0; py < height; py++) {
    const r = Math.floor((py * down) / height)
    for (let px = 0; px < width; px++, i++) {
      const c = Math.floor((px * across) / width)
      let least = Number.POSITIVE_INFINITY
      for (let v = Math.max(0, r - 1); v <= Math.min(down - 1, r + 1); v++)
        for (let h = Math.max(0, c - 1); h <= Math.min(across - 1, c + 1); h++) {
          const k = v * across + h
          const [dl, da, db] = [L[k] - data[4 * i], a[k] - 2 * data[4 * i + 1], b[k] - 2 * data[4 * i + 2]]
          const d = dl * dl + da * da + db * db + near * ((x[k] - px) ** 2 + (y[k] - py) ** 2)
          if (d < least) {
            least = d
            label[i] = k
          }
        }
    }
  }
  return label
}

/** The plain twin of `settle`: the new table. */
export function settlePlain(
  { data, width }: Plane,
  table: Table,
  count: number,
  label: Int32Array,
): Float32Array {
  const out = table.data.slice()
  const sums = new Float64Array(6 * count)
  for (let i = 0; i < label.length; i++) {
    const k = 6 * (label[i] as number)
    const [y, x] = [Math.floor(i / width), i % width]
    const add = [data[4 * i], 2 * data[4 * i + 1], 2 * data[4 * i + 2], x, y, 1]
    for (let l = 0; l < 6; l++) sums[k + l] += add[l]
  }
  for (let k = 0; k < count; k++) {
    const n = sums[6 * k + 5]
    out[5 * table.width + k] = n
    for (let l = 0; l < 5 && n > 0; l++) out[l * table.width + k] = sums[6 * k + l] / n
  }
  return out
}

/** Neighbours a patch keeps sums for: those up to three cells to the right, left and below. */
export const slots = 28

/**
 * Pixels two apart that lie in different patches, for each patch and each one after it: how many there are and the sum
 * of their squared steps of colour. Slot 7 v + h + 3 is that of the patch v cells below and h to the right.
 */
export function borderSums(m: Machine, src: Plane, grid: Grid, label: Labels): Plane {
  const count = grid.across * grid.down
  const out = m.plane(2 * slots, count)
  m.call('borderSums', src.at, src.width, src.height, label.at, grid.across, count, out.at)
  return out
}

/** The plain twin of `borderSums`. */
export function borderSumsPlain(
  { data, width, height }: Plane,
  { across, down }: Grid,
  label: Int32Array,
): Float32Array {
  const out = new Float32Array(2 * slots * across * down)
  const meet = (i: number, j: number) => {
    const [p, q] = [label[i], label[j]].sort((s, t) => s - t) as [number, number]
    const [v, h] = [Math.floor(q / across) - Math.floor(p / across), (q % across) - (p % across)]
    if (p === q || v > 3 || Math.abs(h) > 3) return
    const k = 2 * (slots * p + 7 * v + h + 3)
    const step = [0, 1, 2].map((l) => (l ? 2 : 1) * (data[4 * i + l] - data[4 * j + l]))
    out[k]++
    out[k + 1] += step.reduce((t, d) => t + d * d, 0)
  }
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (x + 2 < width) meet(i, i + 2)
      if (y + 2 < height) meet(i, i + 2 * width)
    }
  return out
}
