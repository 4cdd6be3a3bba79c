import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

/** Floats of one piece, as `pressPieces` reads them. */
export const pieceFloats = 16

/** Presses pieces on a ground (a picture whose spare lane is its height), which is written; a list of `pieceFloats` each. */
export function pressPieces(m: Machine, ground: Plane, list: Float32Array, count: number): void {
  if (count === 0) return
  const bytes = m.bytes(4 * pieceFloats * count)
  new Float32Array(bytes.buffer, bytes.byteOffset, pieceFloats * count).set(
    list.subarray(0, pieceFloats * count),
  )
  m.call('pressPieces', ground.at, ground.width, ground.height, bytes.byteOffset, count)
  m.free(bytes)
}

/** The plain twin, on a copy. */
export function pressPiecesPlain({ width, height, data }: Plane, list: Float32Array, count: number) {
  const out = Float32Array.from(data)
  for (let i = 0; i < count; i++) {
    const [x0, y0, r0, z0, x1, y1, r1, z1, rise, L, a, b, cover, flat] = list.subarray(pieceFloats * i)
    const [dx, dy] = [x1 - x0, y1 - y0]
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy + 1e-6)
        const t = Math.min(1, Math.max(0, along))
        const far = Math.hypot(x - x0 - t * dx, y - y0 - t * dy)
        const r = r0 + t * (r1 - r0)
        if (far >= r + 0.5) continue
        const edge = Math.min(1, r + 0.5 - far)
        const q = Math.min(1, Math.max(0, (far / r - flat) / (1 - flat)))
        const d = 4 * (y * width + x)
        const base = z0 + t * (z1 - z0)
        const z =
          rise > 0
            ? base + rise * r * Math.sqrt(1 - q * q)
            : Math.min(out[d + 3], base + rise * r * (1 - q * q) ** 2)
        if (rise > 0 && z <= out[d + 3]) continue
        out[d] += edge * cover * (L - out[d])
        out[d + 1] += edge * cover * (a - out[d + 1])
        out[d + 2] += edge * cover * (b - out[d + 2])
        out[d + 3] = Math.min(2.4, Math.max(-1, out[d + 3] + edge * (z - out[d + 3])))
      }
  }
  return out
}

/** Prints of thumbs; lengths in pixels. */
export interface Thumbs {
  readonly cell: number
  readonly ridge: number
  readonly dent: number
  readonly print: number
  readonly seed: number
}

/** Adds prints to a height of rows that begin at `top` of the whole picture. */
export function thumbs(m: Machine, height: Plane, top: number, t: Thumbs): void {
  const rest = [t.cell, t.ridge, t.dent, t.print, t.seed | 0]
  m.rows('thumbRows', height.height, height.at, height.width, top, ...rest)
}

const chance = (x: number, y: number, seed: number): number => {
  let h = (Math.imul(x, 374761393) + Math.imul(y, 668265263) + Math.imul(seed, 1274126177)) | 0
  h = Math.imul(h ^ (h >>> 13), 1103515245)
  h = Math.imul(h ^ (h >>> 16), 362437)
  return ((h >>> 8) & 0xffff) / 65536
}
const wave = (t: number): number => Math.sin(2 * Math.PI * t)

/** The plain twin, on a copy. */
export function thumbsPlain({ width, height, data }: Plane, top: number, t: Thumbs): Float32Array {
  const out = Float32Array.from(data)
  const last = Math.floor(width / t.cell) + 1
  for (let y = 0; y < height; y++) {
    const fy = y + top
    const cy = Math.floor(fy / t.cell)
    for (let j = cy - 1; j <= cy + 1; j++)
      for (let i = -1; i <= last; i++) {
        const by = (k: number) => chance(i, j, t.seed + k)
        if (by(0) > 0.5) continue
        const [mx, my] = [(i + 0.15 + 0.7 * by(1)) * t.cell, (j + 0.15 + 0.7 * by(2)) * t.cell]
        const ra = t.cell * (0.27 + 0.16 * by(3))
        const rb = ra * (0.72 + 0.2 * by(4))
        const [c, s] = [wave(by(5) + 0.25), wave(by(5))]
        const [ex, ey] = [ra * (0.5 * by(6) - 0.25), ra * 0.35]
        for (let x = 0; x < width; x++) {
          const [dx, dy] = [x - mx, fy - my]
          const u = (dx * c + dy * s) / ra
          const v = (dy * c - dx * s) / rb
          const q = u * u + v * v
          if (q >= 1) continue
          const w = (1 - q) ** 2
          const far = Math.hypot(u * ra - ex, (v * rb + ey) * 0.8)
          const whorl = wave(far / t.ridge + 0.9 * u * v + 0.25 * wave(1.7 * u + 0.8 * v))
          out[y * width + x] += w * (t.print * whorl - t.dent)
        }
      }
  }
  return out
}
