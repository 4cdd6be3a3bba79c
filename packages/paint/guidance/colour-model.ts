import { type Kin, kin, kinSums } from '../kernels/kinship.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import type { Patches } from './slic.ts'

/** Colours this far apart (OKLab, a and b doubled) have little to do with each other. */
export const likeness = 0.03
/** A colour that nobody near has shown is this likely inside; behind people there is more that was not seen yet. */
const unheardOf = 0.004
const unheardOutside = 0.01

/**
 * How alike patches are, by colour and by place: every patch bears witness for its neighbourhood, and with less weight
 * for the whole. Unlike a mixture of Gaussians for the whole picture it tells white stripes from white blinds.
 */
export class Kinship {
  readonly #m: Machine
  readonly #kin: Kin
  readonly #inside: Plane
  readonly #outside: Plane

  /** @param far pixels: beyond this the witness is only a general one */
  constructor(m: Machine, { count, table }: Patches, far: number, general = 0.4) {
    this.#m = m
    const nearness = { colour: 1 / (2 * likeness * likeness), place: 1 / (2 * far * far) }
    this.#kin = kin(m, table, count, nearness, general)
    this.#inside = m.plane(table.width, 1)
    this.#outside = m.plane(table.width, 1)
    this.#inside.data.fill(0)
    this.#outside.data.fill(0)
  }

  /** By patch: log of how much more its colour is at home inside than outside. */
  compare(inside: Float32Array, outside: Float32Array): Float32Array {
    this.#inside.data.set(inside)
    this.#outside.data.set(outside)
    const sums = kinSums(this.#m, this.#kin, this.#inside, this.#outside)
    const s = sums.data
    const out = new Float32Array(inside.length)
    for (let i = 0, k = 0; i < out.length; i++, k += 4) {
      const [f, b] = [s[k] / (s[k + 1] + 1e-6), s[k + 2] / (s[k + 3] + 1e-6)]
      out[i] = Math.log((f + unheardOf) / (b + unheardOutside))
    }
    this.#m.free(sums)
    return out
  }
}
