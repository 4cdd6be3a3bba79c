import { hash } from '../kernels/bristle.ts'

/** Seeded draws in a fixed order: the same seed paints the same picture. */
export interface Dice {
  /** Even in 0..1. */
  readonly even: () => number
  /** Bell-shaped about 0, spread 1, within about 3.5. */
  readonly bell: () => number
}

export function dice(seed: number): Dice {
  let n = 0
  const even = () => hash(n++, 0, seed)
  return { even, bell: () => (even() + even() + even() + even() - 2) * 1.732 }
}

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
