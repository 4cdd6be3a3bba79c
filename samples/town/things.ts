/**
 * What stands and hangs in a street: tubs with bushes, café tables, a bicycle, bunting, cables, signs on brackets.
 */

import { leaf } from '../nature/trees.ts'
import { hash, mix, stream } from '../raster/chance.ts'
import { type Mesh, plus, type Triple, times, unit } from '../raster/mesh.ts'
import { pipe } from '../raster/patch.ts'
import { at, box, type Frame, materials } from './facade.ts'

const iron: Triple = [0.035, 0.035, 0.037]

/** A tub with a clipped bush or a lavender-like tuft. */
export function tub(f: Frame, x: number, d: number, size: number, seed: number): void {
  const chance = stream(seed)
  const c: Triple = hash(seed, 1) > 0.5 ? [0.34, 0.15, 0.08] : [0.3, 0.29, 0.27]
  const foot = at(f, x, 0, d)
  pipe(
    f.mesh,
    [0, 0.05, 0.3, 0.4, 0.43, 0.43].map((y) => plus(foot, [0, y * size * 1.1, 0])),
    (t) => size * (t > 0.75 ? 0.31 : 0.22 + 0.08 * t),
    c,
    materials.stone,
    18,
  )
  const bloom: Triple = [
    [0.75, 0.25, 0.4],
    [0.8, 0.78, 0.74],
    [0.4, 0.2, 0.6],
    [0.75, 0.06, 0.05],
  ][Math.floor(hash(seed, 2) * 4)] as Triple
  for (let i = 0; i < 900; i++) {
    const dir = unit([chance() - 0.5, chance() - 0.3, chance() - 0.5])
    const r = size * 0.42 * (0.55 + 0.5 * chance())
    const p = plus(foot, [dir[0] * r, size * 0.72 + dir[1] * r * 1.1, dir[2] * r])
    const red = chance() < 0.16 && dir[1] > -0.1
    const c2 = red
      ? times(bloom, 0.7 + 0.6 * chance())
      : times([0.1, 0.18, 0.045], (0.45 + 0.55 * (dir[1] + 0.6)) * (0.7 + 0.6 * chance()))
    leaf(f.mesh, p, size * 0.1, dir, c2, red ? materials.petal : materials.leaf, chance)
  }
}

/** A round table with two bentwood chairs. */
export function cafe(f: Frame, x: number, d: number, c: Triple): void {
  const p = (dx: number, y: number, dd: number): Triple => at(f, x + dx, y, d + dd)
  pipe(f.mesh, [p(0, 0.02, 0), p(0, 0.72, 0)], () => 0.025, iron, materials.metal, 8)
  pipe(
    f.mesh,
    [p(0, 0.72, 0), p(0, 0.725, 0), p(0, 0.75, 0), p(0, 0.751, 0)],
    (t) => (t > 0.99 || t < 0.01 ? 0.02 : 0.34),
    [0.7, 0.68, 0.62],
    materials.stone,
    26,
  )
  for (let k = 0; k < 3; k++)
    pipe(
      f.mesh,
      [p(0, 0.12, 0), p(0.28 * Math.cos(k * 2.1), 0.01, 0.28 * Math.sin(k * 2.1))],
      () => 0.016,
      iron,
      materials.metal,
      6,
    )
  pipe(f.mesh, [p(0.08, 0.75, 0.05), p(0.08, 0.84, 0.05)], () => 0.035, [0.8, 0.8, 0.78], materials.stone, 12)
  for (const s of [-1, 1]) {
    const q = (dx: number, y: number, dd: number): Triple => p(s * (0.62 + dx), y, dd)
    for (const [a, b] of [
      [-0.18, -0.18],
      [-0.18, 0.18],
      [0.18, -0.18],
      [0.18, 0.18],
    ] as const)
      pipe(f.mesh, [q(a, 0, b), q(a * 0.85, 0.45, b)], () => 0.014, iron, materials.metal, 6)
    pipe(
      f.mesh,
      [q(0, 0.45, 0), q(0, 0.452, 0), q(0, 0.475, 0), q(0, 0.476, 0)],
      (t) => (t > 0.99 || t < 0.01 ? 0.01 : 0.21),
      c,
      materials.wood,
      18,
    )
    const back: Triple[] = []
    for (let k = 0; k <= 12; k++) {
      const a = (k / 12) * Math.PI
      back.push(q(0.2, 0.45 + 0.46 * Math.sin(a) ** 0.6, 0.19 * Math.cos(a)))
    }
    pipe(f.mesh, back, () => 0.016, c, materials.wood, 6)
    for (const b of [-0.07, 0.07])
      pipe(f.mesh, [q(0.2, 0.46, b), q(0.2, 0.88, b)], () => 0.009, c, materials.wood, 5)
  }
}

/** A bicycle that leans at a wall, along it. */
export function bicycle(f: Frame, x: number, d: number, c: Triple): void {
  const p = (dx: number, y: number, dd = 0): Triple => at(f, x + dx, y, d + dd - 0.22 * y)
  for (const wx of [0, 1.05]) {
    const ring: Triple[] = []
    for (let k = 0; k <= 32; k++)
      ring.push(p(wx + 0.33 * Math.cos(k * 0.19635), 0.34 + 0.33 * Math.sin(k * 0.19635)))
    pipe(f.mesh, ring, () => 0.018, [0.03, 0.03, 0.03], materials.metal, 7)
    for (let k = 0; k < 14; k++)
      f.mesh.strand(
        [p(wx, 0.34), p(wx + 0.32 * Math.cos(k * 0.449), 0.34 + 0.32 * Math.sin(k * 0.449))],
        0.004,
        0.004,
        () => [0.5, 0.5, 0.5],
        materials.cable,
      )
  }
  const tube = (a: [number, number], b: [number, number], r = 0.016, col = c): void =>
    pipe(f.mesh, [p(...a), p(...b)], () => r, col, materials.metal, 7)
  tube([0.42, 0.3], [0.3, 0.8])
  tube([0.42, 0.3], [0.88, 0.78])
  tube([0.32, 0.74], [0.87, 0.82])
  tube([0, 0.34], [0.42, 0.3], 0.011)
  tube([0, 0.34], [0.32, 0.72], 0.011)
  tube([1.05, 0.34], [0.85, 0.95])
  tube([0.3, 0.8], [0.28, 0.92], 0.012, iron)
  pipe(
    f.mesh,
    [p(0.14, 0.94), p(0.3, 0.95), p(0.42, 0.93)],
    (t) => 0.055 * (1 - 0.6 * t),
    [0.18, 0.09, 0.05],
    materials.wood,
    8,
  )
  pipe(
    f.mesh,
    [p(0.72, 1.0, -0.25), p(0.84, 1.02, -0.12), p(0.85, 1.0, 0), p(0.84, 1.02, 0.12), p(0.72, 1.0, 0.25)],
    () => 0.014,
    iron,
    materials.metal,
    7,
  )
  box({ ...f, origin: p(0.98, 0.82) }, 0, 0.34, 0, 0.24, -0.14, 0.14, [0.35, 0.22, 0.1], materials.wood)
}

/** A cable that sags from `a` to `b`; with flags if colours are given. */
export function line(
  mesh: Mesh,
  a: Triple,
  b: Triple,
  sag: number,
  colours: readonly Triple[] = [],
  width = 0.014,
): void {
  const path: Triple[] = []
  const n = 40
  for (let k = 0; k <= n; k++) {
    const t = k / n
    path.push([mix(a[0], b[0], t), mix(a[1], b[1], t) - 4 * sag * t * (1 - t), mix(a[2], b[2], t)])
  }
  mesh.strand(path, width, width, () => [0.03, 0.03, 0.03], materials.cable)
  if (!colours.length) return
  for (let k = 1; k < n; k += 2) {
    const [p, q] = [path[k], path[k + 1]]
    const swing = (hash(k, Math.round(a[2] * 10)) - 0.5) * 0.3
    const tip: Triple = [(p[0] + q[0]) / 2 + swing * 0.3, p[1] - 0.34, (p[2] + q[2]) / 2 + swing]
    const n3 = unit([0.2 + swing, 0.1, 1])
    const c = colours[(k >> 1) % colours.length]
    const ids = [p, q, tip].map((v) => mesh.point(v, n3, c, [0, 0, 0]))
    mesh.triangle(ids[0], ids[1], ids[2], materials.canvas)
  }
}

/** A sign without words on a scrolled bracket. */
export function sign(f: Frame, x: number, y: number, c: Triple, badge: Triple): void {
  const p = (d: number, yy: number): Triple => at(f, x, y + yy, d)
  pipe(f.mesh, [p(0, 0.55), p(1, 0.55)], () => 0.018, iron, materials.metal, 6)
  const scroll: Triple[] = []
  for (let k = 0; k <= 16; k++) {
    const t = k / 16
    scroll.push(p(0.05 + 0.5 * t, 0.1 + 0.42 * Math.sin(t * 1.6)))
  }
  pipe(f.mesh, scroll, () => 0.012, iron, materials.metal, 6)
  const g: Frame = { mesh: f.mesh, origin: p(0.32, -0.12), along: f.out, out: [-f.along[0], 0, -f.along[2]] }
  for (const side of [1, -1]) {
    const h: Frame = side > 0 ? g : { ...g, out: times(g.out, -1) as Triple }
    box(h, 0, 0.64, 0, 0.56, 0, 0.02, c, materials.wood)
    box(h, 0.05, 0.59, 0.05, 0.51, 0.02, 0.03, times(c, 0.7), materials.wood)
    const ring: Triple[] = []
    for (let k = 0; k <= 40; k++) {
      // A pretzel's line.
      const a = (k / 40) * 6.283
      ring.push(
        at(
          h,
          0.32 + 0.17 * Math.sin(a) * (1 + 0.25 * Math.cos(2 * a)),
          0.27 + 0.14 * Math.cos(a) - 0.05 * Math.cos(3 * a),
          0.05,
        ),
      )
    }
    pipe(f.mesh, ring, () => 0.024, badge, materials.wood, 6)
  }
}
