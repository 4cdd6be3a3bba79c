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

/** Each run's seed moves every field; salts keep the fields of one recipe apart. */
export const fieldSeed = (seed: number, salt: number): number => Math.imul(seed, 7919) + Math.round(salt) * 31

/** Ratio of neighbouring octaves: not 2, so that their lattices never meet. */
const lacunarity = 2.03
/** Octaves with cells of at least this many pixels are sampled every `step` pixels and enlarged: within 0.005. */
const wideFrom = 64
const step = 4

/**
 * Gradient noise summed over octaves, 0..1 with mean 0.5 (`2 * v - 1` swings about -0.7..0.7).
 * Perlin 2002, doi:10.1145/566654.566636
 */
export function noise(m: Machine, at: Rows, { cell, stretch = 1, octaves, gain, seed }: NoiseShape): Plane {
  const out = m.plane(at.width, at.rows)
  const f = 1 / Math.max(0.5, cell)
  const scale = 0.8 / Array.from({ length: octaves }, (_, k) => gain ** k).reduce((t, v) => t + v, 0)
  const narrowest = cell * Math.min(1, stretch)
  const wide = Array.from({ length: octaves }, (_, k) => narrowest / lacunarity ** k).filter(
    (c) => c >= wideFrom,
  ).length
  const base = wide > 0 ? wideOctaves(m, at, f, f / stretch, { wide, gain, scale, seed }) : undefined
  const rest = [gain, scale, seed | 0, base?.at ?? 0, 0] as const
  m.rows('noiseRows', at.rows, out.at, at.width, at.top, f, f / stretch, wide, octaves, ...rest)
  if (base) m.free(base)
  return out
}

interface Wide {
  readonly wide: number
  readonly gain: number
  readonly scale: number
  readonly seed: number
}
/** The sum of the widest octaves, on a lattice that is the whole frame's, so that bands join. */
function wideOctaves(m: Machine, at: Rows, fx: number, fy: number, { wide, gain, scale, seed }: Wide): Plane {
  const first = Math.floor(at.top / step) - 1
  const height = Math.ceil((at.top + at.rows) / step) + 1 - first
  const width = Math.ceil(at.width / step) + 1
  const small = m.plane(width, height)
  const rest = [gain, scale, seed | 0, 0, 1] as const
  m.rows('noiseRows', height, small.at, width, first, fx * step, fy * step, 0, wide, ...rest)
  const out = m.plane(at.width, at.rows)
  const top = at.top - first * step
  m.rows('enlargeRows', at.rows, small.at, out.at, width, height, 1, at.width, top, 1 / step, 1 / step)
  m.free(small)
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
      f *= lacunarity
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
