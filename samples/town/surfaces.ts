/**
 * How a town's materials look: plaster that has weathered, panes with sky in them, tiles, setts.
 */
import { cells, fractal, hash, mix, noise, step } from '../raster/chance.ts'
import { type Triple, unit } from '../raster/mesh.ts'
import { kinds, type Surface } from '../raster/scene.ts'
import { materials as m } from './facade.ts'

const shade = (s: Surface, k: number): void => {
  s.r *= k
  s.g *= k
  s.b *= k
}

export function townSurface(s: Surface): void {
  if (s.material === m.plaster) {
    const damp = step(1.2, 0, s.y) * (0.5 + 0.5 * fractal(s.x * 1.4, s.y * 1.4, s.z * 1.4, 3))
    const streak = 0.5 + 0.5 * fractal((s.x + s.z) * 3.2, s.y * 0.25, 4, 4)
    shade(
      s,
      0.86 +
        0.2 * fractal(s.x * 0.9, s.y * 0.9, s.z * 0.9, 4) -
        0.3 * damp +
        0.14 * streak +
        0.05 * noise(s.x * 28, s.y * 28, s.z * 28),
    )
    s.nx += 0.08 * noise(s.x * 18, s.y * 18, s.z * 18)
    s.ny += 0.08 * noise(s.x * 19, s.y * 17, s.z * 18 + 4)
    s.rough = 0.95
  } else if (s.material === m.stone) {
    shade(s, 0.88 + 0.22 * fractal(s.x * 3, s.y * 3, s.z * 3, 4) + 0.07 * noise(s.x * 34, s.y * 34, s.z * 34))
    s.rough = 0.85
  } else if (s.material === m.wood) {
    shade(s, 0.92 + 0.12 * fractal(s.x * 2, s.y * 22, s.z * 2, 3))
    s.rough = 0.5
  } else if (s.material === m.glass) glass(s)
  else if (s.material === m.tile) tiles(s)
  else if (s.material === m.cobble) setts(s)
  else if (s.material === m.slab) slabs(s)
  else if (s.material === m.leaf || s.material === m.petal) [s.kind, s.rough] = [kinds.leaf, 0.55]
  else if (s.material === m.canvas) {
    s.kind = kinds.leaf
    s.rough = 1
    shade(s, 0.95 + 0.1 * noise(s.x * 40, s.y * 40, s.z * 40))
  } else if (s.material === m.metal) s.rough = 0.4
  const l = Math.hypot(s.nx, s.ny, s.nz)
  s.nx /= l
  s.ny /= l
  s.nz /= l
}

/** What a pane throws back: sky above, the other side of the street below. */
function glass(s: Surface): void {
  if (s.w > 1.5) {
    ;[s.glowR, s.glowG, s.glowB] = [0.35, 0.29, 0.17]
    s.rough = 0.3
    return
  }
  const ripple = 0.06 * noise(s.x * 2.3, s.y * 2.3, s.z * 2.3 + s.w * 9)
  const [nx, ny, nz] = [s.nx + ripple, s.ny + ripple * 0.7, s.nz]
  const d = s.dx * nx + s.dy * ny + s.dz * nz
  const up = s.dy - 2 * d * ny
  const across = s.dz - 2 * d * nz
  const facing = Math.min(1, Math.max(0, -d))
  const f = 0.06 + 0.94 * (1 - facing) ** 4
  const roofs =
    0.34 +
    0.14 * noise(across * 5 + s.z * 0.4, 3) +
    0.1 * step(0.3, 0.5, Math.abs(noise(across * 9 + s.z, 7)))
  const open = step(roofs - 0.04, roofs + 0.04, up + 0.1)
  const sky: Triple = [
    0.55 + 0.4 * fractal(across * 3, up * 4, 2, 3),
    0.72 + 0.3 * fractal(across * 3, up * 4, 2, 3),
    0.98,
  ]
  const wall: Triple = [0.24, 0.19, 0.13]
  // Curtains in some windows, drawn aside.
  const curtain =
    s.w > 0.4
      ? step(0.3, 0.2, Math.min(s.u, 1 - s.u)) * (0.7 + 0.3 * Math.sin(s.u * 90))
      : s.w < 0.15
        ? step(0.45, 0.5, s.v) * 0.9
        : 0
  ;[s.r, s.g, s.b] = [mix(s.r, 0.5, curtain), mix(s.g, 0.48, curtain), mix(s.b, 0.44, curtain)]
  const seen = Math.min(1, f * 1.6)
  const goods: Triple = s.w < 0 ? goodsAt(s) : [0, 0, 0]
  ;[s.glowR, s.glowG, s.glowB] = [0, 1, 2].map(
    (k) => mix(wall[k], sky[k], open) * seen + goods[k] * (1 - seen),
  ) as Triple
  s.rough = 0.12
  ;[s.nx, s.ny, s.nz] = [nx, ny, nz]
}

/** A lit shop window: shelves with boxes, jars and loaves in rows, brighter under the lamps above. */
function goodsAt(s: Surface): Triple {
  const shelf = s.v * 4
  const row = Math.floor(shelf)
  const places = s.u * (15 + 4 * (row % 2)) + hash(row, Math.round(s.w * 100)) * 3
  const place = Math.floor(places)
  const h = (k: number): number => hash(place, row * 31 + Math.round(s.w * 1000), k)
  const [x, y] = [places - place - 0.5, shelf - row]
  const lamp = 0.16 + 0.3 * s.v + 0.12 * Math.cos(s.u * 19)
  if (y < 0.09) return [0.2 * lamp * 2, 0.13 * lamp * 2, 0.08 * lamp * 2]
  const tall = 0.35 + 0.45 * h(1)
  const half = h(2) > 0.5 ? 0.4 : 0.36 - 0.12 * ((y / tall) * (y / tall))
  if (h(3) < 0.16 || y > tall || Math.abs(x) > half) return [0.2 * lamp, 0.16 * lamp, 0.11 * lamp]
  const kinds: Triple[] = [
    [0.7, 0.42, 0.16],
    [0.75, 0.68, 0.52],
    [0.55, 0.12, 0.1],
    [0.16, 0.3, 0.24],
    [0.2, 0.26, 0.48],
    [0.72, 0.55, 0.12],
  ]
  const c = kinds[Math.floor(h(4) * kinds.length)]
  const band = Math.abs(y / tall - 0.45) < 0.16 && h(5) > 0.4 ? 1.5 : 1
  const k = lamp * (0.8 + 0.5 * h(6)) * band * (1 - 0.8 * x * x - 0.25 * step(0.3, -0.4, x)) * 1.5
  return [c[0] * k, c[1] * k, c[2] * k]
}

function tiles(s: Surface): void {
  const rows = s.v * 17
  const row = Math.floor(rows)
  const columns = s.u * (s.w > 0 ? s.w * 4.2 : 20) + (row % 2) * 0.5
  const edge = rows - row
  const round = Math.abs((columns - Math.floor(columns)) * 2 - 1)
  const one = hash(row, Math.floor(columns), Math.round(s.w * 10))
  const moss = step(0.15, 0.7, fractal(s.x * 0.7, s.y * 0.7, s.z * 0.7, 4)) * 0.5
  shade(s, (0.62 + 0.6 * one) * mix(0.5, 1.1, step(0, 0.25, edge)) * mix(0.65, 1.05, step(1, 0.5, round)))
  s.r = mix(s.r, 0.12, moss)
  s.g = mix(s.g, 0.11, moss)
  s.b = mix(s.b, 0.07, moss)
  s.nx += (columns - Math.floor(columns) - 0.5) * 0.5
  s.rough = 0.9
}

/** Setts in staggered rows, each with its own stone, rounded, worn smooth, with sand between. */
function setts(s: Surface): void {
  const bend = 0.14 * noise(s.x * 0.5, s.z * 0.5)
  const rows = s.z / 0.135 + bend * 3 + 0.5 * Math.cos(s.x * 1.1)
  const row = Math.floor(rows)
  const columns = s.x / 0.15 + hash(row, 5) * 3
  const column = Math.floor(columns)
  const u = columns - column - 0.5
  const v = rows - row - 0.5
  const one = hash(row, column, 6)
  const d = Math.max(Math.abs(u), Math.abs(v)) + 0.12 * noise(s.x * 19, s.z * 19)
  const joint = step(0.4, 0.47, d)
  const base: Triple = one > 0.8 ? [0.3, 0.24, 0.2] : [0.25, 0.245, 0.24]
  const k = (0.6 + 0.6 * one) * (0.9 + 0.3 * fractal(s.x * 16, s.z * 16, one * 9, 3))
  const dirt = 0.75 + 0.35 * fractal(s.x * 0.5, s.z * 0.5, 2, 3)
  s.r = mix(base[0] * k, 0.13, joint) * dirt
  s.g = mix(base[1] * k, 0.12, joint) * dirt
  s.b = mix(base[2] * k, 0.095, joint) * dirt
  ;[s.nx, s.ny, s.nz] = unit([
    s.nx + u * 0.9 + (one - 0.5) * 0.2,
    1,
    s.nz + v * 0.9 + (hash(row, column, 7) - 0.5) * 0.2,
  ])
  s.rough = mix(0.42, 0.95, joint)
}

function slabs(s: Surface): void {
  const c = cells(s.x * 1.1, s.z * 1.1)
  const joint = step(0.07, 0.02, c.f2 - c.f1)
  shade(s, (0.75 + 0.4 * c.id) * (0.9 + 0.25 * fractal(s.x * 6, s.y * 6, s.z * 6, 4)) * (1 - 0.55 * joint))
  s.rough = 0.8
}
