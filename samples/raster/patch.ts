/**
 * Curved patches: a grid of points over (u, v) in 0…1, smooth normals, and an optional trimming line.
 */
import type { Mesh, Triple } from './mesh.ts'

export interface PatchPoint {
  at: Triple
  colour: Triple
  aux?: Triple
  /** Positive where the patch is cut away; the cut runs exactly along zero. */
  cut?: number
}

/** Adds a patch to the mesh, and returns the points made along its trimmed rim, in pairs. */
export function patch(
  mesh: Mesh,
  columns: number,
  rows: number,
  material: number,
  shape: (u: number, v: number) => PatchPoint,
): [number, number][] {
  const first = mesh.points
  const firstTriangle = mesh.triangles
  const cut = new Float32Array((columns + 1) * (rows + 1))
  for (let j = 0; j <= rows; j++)
    for (let i = 0; i <= columns; i++) {
      const p = shape(i / columns, j / rows)
      cut[j * (columns + 1) + i] = p.cut ?? -1
      mesh.point(p.at, [0, 0, 1], p.colour, p.aux)
    }
  const rim: [number, number][] = []
  const between = new Map<number, number>()
  const crossing = (a: number, b: number): number => {
    const key = Math.min(a, b) * 67108864 + Math.max(a, b)
    const known = between.get(key)
    if (known !== undefined) return known
    const t = cut[a] / (cut[a] - cut[b])
    const blend = (from: Float32Array): Triple => {
      const [i, j] = [(first + a) * 3, (first + b) * 3]
      return [0, 1, 2].map((k) => from[i + k] + (from[j + k] - from[i + k]) * t) as Triple
    }
    const made = mesh.point(blend(mesh.position), [0, 0, 1], blend(mesh.colour), blend(mesh.aux))
    between.set(key, made)
    return made
  }
  const add = (a: number, b: number, c: number): void => {
    const kept = [a, b, c].filter((k) => cut[k] <= 0).length
    if (kept === 3) mesh.triangle(first + a, first + b, first + c, material)
    if (kept === 3 || kept === 0) return
    // Turn the corners so the odd one out comes first.
    while (cut[a] <= 0 !== (kept === 1)) [a, b, c] = [b, c, a]
    while (kept === 1 ? cut[a] > 0 : cut[a] <= 0) [a, b, c] = [b, c, a]
    const ab = crossing(a, b)
    const ac = crossing(a, c)
    rim.push([ab, ac])
    if (kept === 1) mesh.triangle(first + a, ab, ac, material)
    else {
      mesh.triangle(ab, first + b, first + c, material)
      mesh.triangle(ab, first + c, ac, material)
    }
  }
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const k = j * (columns + 1) + i
      add(k, k + 1, k + columns + 2)
      add(k, k + columns + 2, k + columns + 1)
    }
  mesh.smooth(first, firstTriangle)
  return rim
}

/** A ball stretched to the half axes `r`, turned by nothing: fruit, stones, heads of flowers. */
export function ball(
  mesh: Mesh,
  centre: Triple,
  r: Triple,
  colour: Triple,
  material: number,
  detail = 12,
): void {
  patch(mesh, detail * 2, detail, material, (u, v) => {
    const a = u * 2 * Math.PI
    const b = (v - 0.5) * Math.PI
    return {
      at: [
        centre[0] + r[0] * Math.cos(b) * Math.sin(-a),
        centre[1] + r[1] * Math.sin(b),
        centre[2] + r[2] * Math.cos(b) * Math.cos(a),
      ],
      colour,
      aux: [u, v, 0],
    }
  })
}

/** A round pipe through `path` with the radius `radius(0…1 along)`: stems, branches, bars. */
export function pipe(
  mesh: Mesh,
  path: readonly Triple[],
  radius: (along: number) => number,
  colour: Triple,
  material: number,
  sides = 8,
): void {
  const n = path.length - 1
  patch(mesh, sides, n, material, (u, v) => {
    const i = Math.round(v * n)
    const p = path[i]
    const from = path[Math.max(0, i - 1)]
    const to = path[Math.min(n, i + 1)]
    const d = [to[0] - from[0], to[1] - from[1], to[2] - from[2]]
    const l = Math.hypot(d[0], d[1], d[2]) || 1
    const t = d.map((k) => k / l) as Triple
    // Any direction across the pipe that is not along it.
    const ref: Triple = Math.abs(t[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0]
    const a: Triple = [
      ref[1] * t[2] - ref[2] * t[1],
      ref[2] * t[0] - ref[0] * t[2],
      ref[0] * t[1] - ref[1] * t[0],
    ]
    const la = Math.hypot(...a) || 1
    const b: Triple = [
      (t[1] * a[2] - t[2] * a[1]) / la,
      (t[2] * a[0] - t[0] * a[2]) / la,
      (t[0] * a[1] - t[1] * a[0]) / la,
    ]
    const r = radius(v)
    const c = Math.cos(u * 2 * Math.PI) * r
    const s = Math.sin(u * 2 * Math.PI) * r
    return {
      at: [0, 1, 2].map((k) => p[k] + (c * a[k]) / la + s * b[k]) as Triple,
      colour,
      aux: [u, v, 0],
    }
  })
}
