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
