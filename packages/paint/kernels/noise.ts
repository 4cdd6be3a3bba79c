import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

/** Rows of a frame that a field is wanted on. */
export interface Rows {
  readonly width: number
  readonly rows: number
  readonly top: number
}
export interface NoiseShape {
  /** Pixels of the largest swing. */
  readonly cell: number
  /** How much longer a swing is down the picture than across it; 1 for round. */
  readonly stretch?: number
  readonly octaves: number
  /** What each octave keeps of the last one's strength. */
  readonly gain: number
  readonly seed: number
}

/**
 * Gradient noise summed over octaves, 0..1 with mean 0.5 (`2 * v - 1` swings about -0.7..0.7).
 * Perlin 2002, doi:10.1145/566654.566636
 */
export function noise(m: Machine, at: Rows, { cell, stretch = 1, octaves, gain, seed }: NoiseShape): Plane {
  const out = m.plane(at.width, at.rows)
  const f = 1 / Math.max(0.5, cell)
  m.rows('noiseRows', at.rows, out.at, at.width, at.top, f, f / stretch, octaves, gain, seed | 0)
  return out
}

const kinds = { distance: 0, border: 1, own: 2 } as const
export type CellKind = keyof typeof kinds

/**
 * One point a cell: the distance to the nearest in cells, the border between two, or a value of each cell's own.
 * Worley 1996, doi:10.1145/237170.237267
 */
export function cells(m: Machine, at: Rows, cell: number, seed: number, kind: CellKind): Plane {
  const out = m.plane(at.width, at.rows)
  m.rows('cellRows', at.rows, out.at, at.width, at.top, 1 / Math.max(1, cell), seed | 0, kinds[kind])
  return out
}

const mixed = (v: number): number => {
  let h = v >>> 0
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) >>> 0
}
const hash2 = (x: number, y: number, seed: number): number =>
  mixed(Math.imul(x, 0x9e3779b1) ^ mixed(Math.imul(y, 0x85ebca77) ^ seed))
const unit = (h: number): number => (h >>> 8) / 16_777_216

function gradient(x: number, y: number, seed: number): [number, number] {
  const h = hash2(x, y, seed)
  const [gx, gy] = [(h & 0xffff) / 32768 - 0.99998, (h >>> 16) / 32768 - 0.99998]
  const n = Math.sqrt(gx * gx + gy * gy + 1e-9)
  return [gx / n, gy / n]
}
function perlin(x: number, y: number, seed: number): number {
  const [xi, yi] = [Math.floor(x), Math.floor(y)]
  const [dx, dy] = [x - xi, y - yi]
  const fade = (t: number) => t * t * t * (t * (t * 6 - 15) + 10)
  const corner = (i: number, j: number) => {
    const [gx, gy] = gradient(xi + i, yi + j, seed)
    return gx * (dx - i) + gy * (dy - j)
  }
  const near = corner(0, 0) + fade(dx) * (corner(1, 0) - corner(0, 0))
  const far = corner(0, 1) + fade(dx) * (corner(1, 1) - corner(0, 1))
  return near + fade(dy) * (far - near)
}

/** The plain twin of `noise`. */
export function noisePlain(at: Rows, { cell, stretch = 1, octaves, gain, seed }: NoiseShape): Float32Array {
  return new Float32Array(at.width * at.rows).map((_, i) => {
    const [x, y] = [(i % at.width) + 0.5, Math.floor(i / at.width) + at.top + 0.5]
    let [sum, total, amp, f] = [0, 0, 1, 1 / Math.max(0.5, cell)]
    for (let k = 0; k < octaves; k++) {
      sum += amp * perlin(x * f, (y * f) / stretch, seed + k * 101)
      total += amp
      amp *= gain
      f *= 2.03
    }
    return Math.min(1, Math.max(0, 0.5 + (0.8 * sum) / total))
  })
}

/** The plain twin of `cells`. */
export function cellsPlain(at: Rows, cell: number, seed: number, kind: CellKind): Float32Array {
  const f = 1 / Math.max(1, cell)
  return new Float32Array(at.width * at.rows).map((_, i) => {
    const [x, y] = [((i % at.width) + 0.5) * f, (Math.floor(i / at.width) + at.top + 0.5) * f]
    const around = [-1, 0, 1].flatMap((j) =>
      [-1, 0, 1].map((k) => {
        const [cx, cy] = [Math.floor(x) + k, Math.floor(y) + j]
        const h = hash2(cx, cy, seed)
        return { far: Math.hypot(cx + unit(h) - x, cy + unit(mixed(h + 7)) - y), own: unit(mixed(h + 99)) }
      }),
    )
    const [near, next] = around.sort((a, b) => a.far - b.far)
    return kind === 'own' ? near.own : Math.min(1, kind === 'border' ? next.far - near.far : near.far)
  })
}
