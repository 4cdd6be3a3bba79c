/**
 * A wall's own frame — x along it, y up, d out of it — and what is built in it: boxes, walls with openings, windows.
 */
import { hash } from '../raster/chance.ts'
import type { Mesh, Triple } from '../raster/mesh.ts'

export const materials = {
  plaster: 1,
  stone: 2,
  wood: 3,
  glass: 4,
  tile: 5,
  cobble: 6,
  leaf: 7,
  metal: 8,
  canvas: 9,
  petal: 10,
  cable: 11,
  slab: 12,
} as const

export interface Frame {
  mesh: Mesh
  origin: Triple
  along: Triple
  out: Triple
}

/** A point of the frame in the world. */
export const at = (f: Frame, x: number, y: number, d: number): Triple => [
  f.origin[0] + f.along[0] * x + f.out[0] * d,
  f.origin[1] + y,
  f.origin[2] + f.along[2] * x + f.out[2] * d,
]

/** A box without its back; aux.w = tag. */
export function box(
  f: Frame,
  x0: number,
  x1: number,
  y0: number,
  y1: number,
  d0: number,
  d1: number,
  c: Triple,
  material: number,
  tag = 0,
): void {
  const p = (x: number, y: number, d: number): Triple => at(f, x, y, d)
  const m = f.mesh
  m.quad(p(x0, y0, d1), p(x1, y0, d1), p(x1, y1, d1), p(x0, y1, d1), c, material, tag, f.out)
  m.quad(p(x0, y0, d0), p(x0, y0, d1), p(x0, y1, d1), p(x0, y1, d0), c, material, tag)
  m.quad(p(x1, y0, d1), p(x1, y0, d0), p(x1, y1, d0), p(x1, y1, d1), c, material, tag)
  m.quad(p(x0, y1, d1), p(x1, y1, d1), p(x1, y1, d0), p(x0, y1, d0), c, material, tag, [0, 1, 0])
  m.quad(p(x0, y0, d0), p(x1, y0, d0), p(x1, y0, d1), p(x0, y0, d1), c, material, tag, [0, -1, 0])
}

export interface Opening {
  x0: number
  x1: number
  y0: number
  y1: number
}

/** A wall from y0 to y1 with rectangular openings that do not overlap, and their reveals `deep` metres in. */
export function wall(
  f: Frame,
  width: number,
  y0: number,
  y1: number,
  openings: readonly Opening[],
  deep: number,
  c: Triple,
  material: number,
): void {
  const xs = [...new Set([0, width, ...openings.flatMap((o) => [o.x0, o.x1])])].sort((a, b) => a - b)
  const ys = [...new Set([y0, y1, ...openings.flatMap((o) => [o.y0, o.y1])])].sort((a, b) => a - b)
  const p = (x: number, y: number, d: number): Triple => at(f, x, y, d)
  for (let i = 0; i + 1 < xs.length; i++)
    for (let j = 0; j + 1 < ys.length; j++) {
      const [x, y] = [(xs[i] + xs[i + 1]) / 2, (ys[j] + ys[j + 1]) / 2]
      if (openings.some((o) => x > o.x0 && x < o.x1 && y > o.y0 && y < o.y1)) continue
      f.mesh.quad(
        p(xs[i], ys[j], 0),
        p(xs[i + 1], ys[j], 0),
        p(xs[i + 1], ys[j + 1], 0),
        p(xs[i], ys[j + 1], 0),
        c,
        material,
        0,
        f.out,
      )
    }
  for (const o of openings) {
    f.mesh.quad(p(o.x0, o.y0, 0), p(o.x0, o.y0, -deep), p(o.x0, o.y1, -deep), p(o.x0, o.y1, 0), c, material)
    f.mesh.quad(p(o.x1, o.y0, -deep), p(o.x1, o.y0, 0), p(o.x1, o.y1, 0), p(o.x1, o.y1, -deep), c, material)
    f.mesh.quad(p(o.x0, o.y1, 0), p(o.x0, o.y1, -deep), p(o.x1, o.y1, -deep), p(o.x1, o.y1, 0), c, material)
    f.mesh.quad(p(o.x0, o.y0, -deep), p(o.x0, o.y0, 0), p(o.x1, o.y0, 0), p(o.x1, o.y0, -deep), c, material)
  }
}

/**
 * Glass with its frame and bars in an opening; the glass's tag is a chance number that decides on curtains, or, below
 * zero, on the goods of a shop.
 */
export function pane(
  f: Frame,
  o: Opening,
  deep: number,
  c: Triple,
  columns: number,
  rows: number,
  seed: number,
  inside: 'room' | 'shop' = 'room',
): void {
  const p = (x: number, y: number, d: number): Triple => at(f, x, y, d)
  f.mesh.quad(
    p(o.x0, o.y0, -deep),
    p(o.x1, o.y0, -deep),
    p(o.x1, o.y1, -deep),
    p(o.x0, o.y1, -deep),
    [0.02, 0.022, 0.024],
    materials.glass,
    inside === 'shop' ? -1 - hash(seed, 3) : hash(seed, 3),
    f.out,
  )
  const t = 0.055
  const bar = (x0: number, x1: number, y0: number, y1: number): void =>
    box(f, x0, x1, y0, y1, -deep, -deep + 0.06, c, materials.wood)
  bar(o.x0, o.x0 + t, o.y0, o.y1)
  bar(o.x1 - t, o.x1, o.y0, o.y1)
  bar(o.x0, o.x1, o.y0, o.y0 + t)
  bar(o.x0, o.x1, o.y1 - t, o.y1)
  for (let i = 1; i < columns; i++) {
    const x = o.x0 + ((o.x1 - o.x0) * i) / columns
    bar(x - 0.03, x + 0.03, o.y0, o.y1)
  }
  for (let j = 1; j < rows; j++) {
    const y = o.y0 + ((o.y1 - o.y0) * j) / rows
    bar(o.x0, o.x1, y - 0.02, y + 0.02)
  }
}

/** Open shutters with slats beside an opening. */
export function shutters(f: Frame, o: Opening, c: Triple, seed: number): void {
  const w = (o.x1 - o.x0) / 2
  for (const side of [0, 1]) {
    const x0 = side ? o.x1 + 0.03 : o.x0 - w - 0.03
    const ajar = 0.04 + 0.1 * hash(seed, side, 8)
    box(f, x0, x0 + w, o.y0, o.y1, 0.01, ajar, c, materials.wood)
    const n = 13
    for (let k = 0; k < n; k++) {
      const y = o.y0 + 0.08 + ((o.y1 - o.y0 - 0.16) * k) / n
      box(f, x0 + 0.06, x0 + w - 0.06, y, y + 0.055, ajar, ajar + 0.022, c, materials.wood)
    }
  }
}
