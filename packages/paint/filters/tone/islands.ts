import type { Machine } from '../../kernels/machine.ts'
import type { Plane } from '../../plane.ts'

/** Steps of lightness that are told apart. */
const levels = 255

/**
 * A plane without small islands, light ones or dark ones: each is levelled to what surrounds it. Only what lies within
 * `where` counts. Vincent 1993, "Grayscale area openings and closings".
 *
 * @param least area in pixels, at each place, below which an island goes
 */
export function withoutIslands(m: Machine, src: Plane, where: Plane, least: Float32Array): Plane {
  const light = levelled(m, src, where, least, 1)
  return levelled(m, light, where, least, -1)
}

function levelled(m: Machine, src: Plane, where: Plane, least: Float32Array, sign: 1 | -1): Plane {
  const { width, height } = src
  const n = width * height
  const level = new Uint8Array(n)
  const count = new Int32Array(levels + 2)
  for (let i = 0; i < n; i++) {
    if (where.data[i] < 0.1) continue
    const v = Math.round(levels * Math.min(1, Math.max(0, src.data[i])))
    level[i] = sign > 0 ? levels - v : v
    count[level[i] + 1]++
  }
  for (let v = 0; v <= levels; v++) count[v + 1] += count[v]
  const order = new Int32Array(count[levels + 1])
  for (let i = 0; i < n; i++) if (where.data[i] >= 0.1) order[count[level[i]]++] = i
  const parent = new Int32Array(n).fill(-1)
  const area = new Float32Array(n)
  const root = (i: number) => {
    let r = i
    while (parent[r] !== r) r = parent[r]
    let p = i
    while (parent[p] !== r) {
      const next = parent[p]
      parent[p] = r
      p = next
    }
    return r
  }
  const join = (p: number, q: number) => {
    if (parent[q] < 0) return
    const r = root(q)
    if (r === p) return
    if (level[r] === level[p] || area[r] < least[r]) {
      parent[r] = p
      area[p] += area[r]
    } else area[p] = Number.POSITIVE_INFINITY
  }
  for (let o = 0; o < order.length; o++) {
    const p = order[o]
    const x = p % width
    parent[p] = p
    area[p] = 1
    if (x > 0) join(p, p - 1)
    if (x < width - 1) join(p, p + 1)
    if (p >= width) join(p, p - width)
    if (p < n - width) join(p, p + width)
  }
  const out = m.copy(src)
  for (let o = order.length - 1; o >= 0; o--) {
    const p = order[o]
    if (parent[p] !== p) out.data[p] = out.data[parent[p]]
  }
  return out
}
