/** What the tests of kernels share: fields of chance, and how far a kernel is from its plain twin. */
import type { Plane } from '../plane.ts'
import { hash } from './bristle.ts'
import type { Machine } from './machine.ts'

/** Whole steps of four pixels, a rest of one, and more columns than rows. */
export const sizes = [
  [16, 16],
  [17, 33],
  [61, 19],
] as const

/** Values 0..1, the same for the same seed. */
export const field = (m: Machine, width: number, height: number, seed: number, lanes: 1 | 4 = 1): Plane => {
  const p = m.plane(width, height, lanes)
  for (let i = 0; i < p.data.length; i++) p.data[i] = hash(i, 0, seed)
  return p
}

/** OKLab of chance: lightness and spare lane 0..1, a and b within half of `chroma` around grey. */
export const picture = (m: Machine, width: number, height: number, seed = 1, chroma = 0.5): Plane => {
  const p = field(m, width, height, seed, 4)
  for (let i = 0; i < p.data.length; i++)
    if (i % 4 === 1 || i % 4 === 2) p.data[i] = chroma * (p.data[i] - 0.5)
  return p
}

/** The greatest difference; infinite where one is longer than the other, NaN where one is not a number. */
export const apart = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let most = a.length === b.length ? 0 : Number.POSITIVE_INFINITY
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i] - b[i]))
  return most
}
