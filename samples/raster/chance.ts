/**
 * Repeatable chance: hashes, seeded streams and noise fields. No `Math.random`, so a scene is the same every time.
 */

/** Hash of three integers, 0 ≤ h < 1. */
export function hash(a: number, b = 0, c = 0): number {
  let h = (Math.imul(a | 0, 0x9e3779b1) ^ Math.imul(b | 0, 0x85ebca6b) ^ Math.imul(c | 0, 0xc2b2ae35)) >>> 0
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39)
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296
}

/** A seeded stream of numbers, 0 ≤ n < 1 (mulberry32). */
export function stream(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Smooth value noise in space, about -1…1. */
export function noise(x: number, y: number, z = 0): number {
  const ix = Math.floor(x)
  const iy = Math.floor(y)
  const iz = Math.floor(z)
  const fx = x - ix
  const fy = y - iy
  const fz = z - iz
  const u = fx * fx * (3 - 2 * fx)
  const v = fy * fy * (3 - 2 * fy)
  const w = fz * fz * (3 - 2 * fz)
  const near = plate(ix, iy, iz, u, v)
  return 2 * (w === 0 ? near : near + (plate(ix, iy, iz + 1, u, v) - near) * w) - 1
}

function plate(ix: number, iy: number, iz: number, u: number, v: number): number {
  const a = hash(ix, iy, iz)
  const b = hash(ix + 1, iy, iz)
  const c = hash(ix, iy + 1, iz)
  const d = hash(ix + 1, iy + 1, iz)
  return a + (b - a) * u + (c - a) * v + (a - b - c + d) * u * v
}

/** Fractal noise: `octaves` layers, each half as strong and about twice as fine; about -1…1. */
export function fractal(x: number, y: number, z: number, octaves: number, gain = 0.5): number {
  let sum = 0
  let weight = 1
  let total = 0
  for (let i = 0; i < octaves; i++) {
    sum += weight * noise(x + i * 17.3, y - i * 9.1, z + i * 5.7)
    total += weight
    weight *= gain
    // Turned by an irrational angle at every octave, so lattice directions do not show.
    const t = x
    x = 1.62 * x + 1.18 * y
    y = 1.62 * y - 1.18 * t
    z *= 2.02
  }
  return sum / total
}

/** Ridged fractal noise, 0…1, with sharp crests: mountains, bark, folds. */
export function ridged(x: number, y: number, octaves: number): number {
  let sum = 0
  let weight = 0.5
  let above = 1
  for (let i = 0; i < octaves; i++) {
    const n = 1 - Math.abs(noise(x + i * 31.7, y + i * 11.9))
    const crest = n * n * above
    sum += crest * weight
    above = Math.min(1, crest * 1.7)
    weight *= 0.5
    const t = x
    x = 1.66 * x + 1.14 * y
    y = 1.66 * y - 1.14 * t
  }
  return sum
}

/** Distance to the nearest (f1) and second nearest (f2) point of a jittered lattice, and the nearest one's hash. */
export function cells(x: number, y: number): { f1: number; f2: number; id: number } {
  const ix = Math.floor(x)
  const iy = Math.floor(y)
  let f1 = 9
  let f2 = 9
  let id = 0
  for (let j = -1; j <= 1; j++)
    for (let i = -1; i <= 1; i++) {
      const cx = ix + i
      const cy = iy + j
      const dx = cx + 0.15 + 0.7 * hash(cx, cy, 1) - x
      const dy = cy + 0.15 + 0.7 * hash(cx, cy, 2) - y
      const d = dx * dx + dy * dy
      if (d < f1) {
        f2 = f1
        f1 = d
        id = hash(cx, cy, 3)
      } else if (d < f2) f2 = d
    }
  return { f1: Math.sqrt(f1), f2: Math.sqrt(f2), id }
}

/** Hermite step between two edges (either order), 0…1. */
export function step(from: number, to: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)))
  return t * t * (3 - 2 * t)
}

export const mix = (a: number, b: number, t: number): number => a + (b - a) * t

/** A smooth curve through `[position, value]` knots (monotone cubic, flat beyond its ends). */
export function curve(given: readonly (readonly [number, number])[]): (x: number) => number {
  const knots = [...given].sort((a, b) => a[0] - b[0])
  const n = knots.length
  const slope = knots.map((k, i) => {
    if (i === 0 || i === n - 1) return 0
    const before = (k[1] - knots[i - 1][1]) / (k[0] - knots[i - 1][0])
    const after = (knots[i + 1][1] - k[1]) / (knots[i + 1][0] - k[0])
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after)
  })
  return (x) => {
    if (x <= knots[0][0]) return knots[0][1]
    if (x >= knots[n - 1][0]) return knots[n - 1][1]
    let i = 0
    while (x > knots[i + 1][0]) i++
    const [x0, y0] = knots[i]
    const [x1, y1] = knots[i + 1]
    const h = x1 - x0
    const t = (x - x0) / h
    const s = 1 - t
    return y0 * s * s * (1 + 2 * t) + y1 * t * t * (3 - 2 * t) + h * t * s * (slope[i] * s - slope[i + 1] * t)
  }
}
