import { hash } from './bristle.ts'

const ease = (t: number): number => t * t * (3 - 2 * t)

/** Smooth noise -1..1 over the plane, one swing about every `cell`. */
export function drift(x: number, y: number, cell: number, seed: number): number {
  const [fx, fy] = [x / cell, y / cell]
  const [ix, iy] = [Math.floor(fx), Math.floor(fy)]
  const [u, v] = [ease(fx - ix), ease(fy - iy)]
  const a = hash(ix, iy, seed)
  const b = hash(ix, iy + 1, seed)
  const upper = a + u * (hash(ix + 1, iy, seed) - a)
  const lower = b + u * (hash(ix + 1, iy + 1, seed) - b)
  return 2 * (upper + v * (lower - upper)) - 1
}
