import { laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import type { Plane } from '../../plane.ts'
import { figureFrom } from './points.ts'

/** Heights that a ground can hold, in its unit. */
const [least, most] = [-1, 2.4]
/** Share of one kind from which on a facet is all of it. */
const whole = 0.985

/** Maps at full size; `keep`: where no facet may swallow what is to be seen, as the eyes of an animal. */
interface Soft {
  readonly sky: Plane
  readonly foliage: Plane
  readonly keep?: Plane | undefined
}
interface Textured {
  readonly flat: number
  readonly flatLeaves: number
  readonly flatFigure: number
  readonly texel: number
}
interface Facets {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly list: Int32Array
}

/** Which facet each pixel lies in. */
function facetsAt({ x, y, list }: Facets, width: number, height: number): Int32Array {
  const of = new Int32Array(width * height)
  for (let t = 0; t < list.length; t += 3) {
    const [a, b, c] = [list[t], list[t + 1], list[t + 2]]
    const area = (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a])
    if (Math.abs(area) < 1e-9) continue
    const y0 = Math.max(0, Math.ceil(Math.min(y[a], y[b], y[c]) - 0.5))
    const y1 = Math.min(height - 1, Math.floor(Math.max(y[a], y[b], y[c]) - 0.5))
    for (let py = y0; py <= y1; py++) {
      // where the row enters and leaves
      let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
      for (let e = 0; e < 3; e++) {
        const [p, q] = [list[t + e], list[t + ((e + 1) % 3)]]
        const [dy, at] = [y[q] - y[p], py + 0.5 - y[p]]
        if (at * dy < 0 || Math.abs(at) > Math.abs(dy) || dy === 0) continue
        const cut = x[p] + (at / dy) * (x[q] - x[p])
        if (cut < from) from = cut
        if (cut > to) to = cut
      }
      const last = Math.min(width - 1, Math.floor(to - 0.5))
      for (let px = Math.max(0, Math.ceil(from - 0.5)); px <= last; px++) of[py * width + px] = t / 3
    }
  }
  return of
}

/** Each facet in the mean colour of what most of it is, and as one slope between the heights of its corners. */
export function layFacets(
  m: Machine,
  src: Plane,
  facets: Facets,
  { kind, width: columns, k }: { kind: Uint8Array; width: number; k: number },
  { sky, foliage, keep }: Soft,
  { flat, flatLeaves, flatFigure, texel }: Textured,
): Plane {
  const { width, height } = src
  const { x, y, list } = facets
  const count = list.length / 3
  const of = facetsAt(facets, width, height)
  const kinds = k === 1 ? kind : new Uint8Array(width * height)
  if (k > 1)
    for (let py = 0, i = 0; py < height; py++) {
      const row = Math.min(kind.length / columns - 1, Math.floor(py / k)) * columns
      for (let px = 0; px < width; px++, i++) kinds[i] = kind[row + Math.min(columns - 1, Math.floor(px / k))]
    }
  const votes = new Int32Array(5 * count)
  for (let i = 0; i < of.length; i++) votes[5 * of[i] + kinds[i]]++
  const what = new Uint8Array(count)
  for (let t = 0; t < count; t++)
    for (let q = 1; q < 5; q++) if (votes[5 * t + q] > votes[5 * t + what[t]]) what[t] = q
  const sums = new Float64Array(4 * count)
  for (let i = 0, c = 0; i < of.length; i++, c += 4) {
    const s = 4 * of[i]
    if (kinds[i] !== what[of[i]]) continue
    sums[s] += src.data[c]
    sums[s + 1] += src.data[c + 1]
    sums[s + 2] += src.data[c + 2]
    sums[s + 3]++
  }
  // corners on an outline lie on the slope of people's relief: without this each would have another height
  const soft = gaussian(m, laneOf(m, src, 3), Math.max(0.5, 3 * k))
  const heightAt = (p: number) =>
    soft.data[
      Math.min(height - 1, Math.max(0, Math.round(y[p] - 0.5))) * width +
        Math.min(width - 1, Math.max(0, Math.round(x[p] - 0.5)))
    ]
  const beside = (p: number) => {
    const r = 3 * k
    for (const [dx, dy] of [
      [-r, 0],
      [r, 0],
      [0, -r],
      [0, r],
    ]) {
      const [px, py] = [Math.floor(x[p] + dx), Math.floor(y[p] + dy)]
      if (px < 0 || py < 0 || px >= width || py >= height) continue
      if (kinds[py * width + px] >= figureFrom) return true
    }
    return false
  }
  const slope = new Float64Array(3 * count)
  const mixed = new Uint8Array(count)
  for (let t = 0; t < count; t++) {
    const all = votes[5 * t] + votes[5 * t + 1] + votes[5 * t + 2] + votes[5 * t + 3] + votes[5 * t + 4]
    mixed[t] = votes[5 * t + what[t]] < whole * all ? 1 : 0
    const [a, b, c] = [list[3 * t], list[3 * t + 1], list[3 * t + 2]]
    const area = (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a])
    if (Math.abs(area) < 1e-9) continue
    const z = [heightAt(a), heightAt(b), heightAt(c)]
    // the ground ends at people, it does not climb them
    if (what[t] < figureFrom) {
      const foot = Math.min(z[0], z[1], z[2])
      for (const [q, p] of [a, b, c].entries()) if (beside(p)) z[q] = foot
    }
    const [za, zb, zc] = z
    const gx = ((zb - za) * (y[c] - y[a]) - (zc - za) * (y[b] - y[a])) / area
    const gy = ((zc - za) * (x[b] - x[a]) - (zb - za) * (x[c] - x[a])) / area
    slope[3 * t] = za - gx * (x[a] - 0.5) - gy * (y[a] - 0.5)
    slope[3 * t + 1] = gx
    slope[3 * t + 2] = gy
  }
  const q = Math.max(1, Math.round(texel))
  const texture = shrink(m, src, q)
  const means = new Float32Array(4 * count)
  for (let t = 0; t < count; t++) {
    const all = sums[4 * t + 3]
    for (let l = 0; l < 3; l++) means[4 * t + l] = all > 0 ? sums[4 * t + l] / all : 0
    // 0: nothing is known of it; 1, 2: sky, and people; 3: the rest
    means[4 * t + 3] = all < 1 ? 0 : what[t] === 1 ? 1 : what[t] >= figureFrom ? 2 : 3
  }
  const out = m.plane(width, height, 4)
  const [d, from, dots] = [out.data, src.data, texture.data]
  const column = Int32Array.from({ length: width }, (_, x) => 4 * Math.floor(x / q))
  for (let py = 0, i = 0, c = 0; py < height; py++) {
    const row = 4 * Math.floor(py / q) * texture.width
    for (let px = 0; px < width; px++, i++, c += 4) {
      const t = of[i]
      const z = slope[3 * t] + slope[3 * t + 1] * px + slope[3 * t + 2] * py
      d[c + 3] = Math.min(most, Math.max(least, z))
      const kept = keep ? keep.data[i] : 0
      const sort = means[4 * t + 3]
      let by = sort === 2 ? flatFigure : flat
      if (sort === 3) by += held(foliage.data[i]) * (flatLeaves - flat)
      // a facet on a border is of one colour: its edge is the border
      if (mixed[t] === 1 || kinds[i] !== what[t]) by = 1
      if (sort === 1) by *= 1 - held(sky.data[i])
      if (kept > 0) by *= 1 - held(kept)
      if (sort === 0) by = 0
      // the sky is no texture, and eyes are none
      const smooth = sort < 2 || kept > 0.1
      const near = smooth ? from : dots
      const at = smooth ? c : row + column[px]
      d[c] = near[at] + by * (means[4 * t] - near[at])
      d[c + 1] = near[at + 1] + by * (means[4 * t + 1] - near[at + 1])
      d[c + 2] = near[at + 2] + by * (means[4 * t + 2] - near[at + 2])
    }
  }
  return out
}
const held = (v: number): number => Math.min(1, Math.max(0, v))
