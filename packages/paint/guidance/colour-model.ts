import type { Patches } from './slic.ts'

/** exp(-x) for x of 0..12 in steps of 1/64: hot loops ask for it a million times. */
const steps = 64
const table = Float32Array.from({ length: 12 * steps + 2 }, (_, i) => Math.exp(-i / steps))
export const fadingExp = (x: number): number => (x >= 12 ? 0 : table[(x * steps) | 0])

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
  readonly #alike: Float32Array
  readonly #near: Float32Array
  readonly #n: number

  /** @param far pixels: beyond this the witness is only a general one */
  constructor({ count, L, a, b, x, y, area }: Patches, far: number, general = 0.4) {
    this.#n = count
    this.#alike = new Float32Array(count * count)
    this.#near = new Float32Array(count * count)
    const [colour, place] = [1 / (2 * likeness * likeness), 1 / (2 * far * far)]
    for (let i = 0; i < count; i++)
      for (let j = 0; j < i; j++) {
        const [dx, dy] = [x[i] - x[j], y[i] - y[j]]
        const w = general + fadingExp((dx * dx + dy * dy) * place)
        const [dl, da, db] = [L[i] - L[j], a[i] - a[j], b[i] - b[j]]
        const alike = w * fadingExp((dl * dl + da * da + db * db) * colour)
        this.#near[i * count + j] = w * area[j]
        this.#near[j * count + i] = w * area[i]
        this.#alike[i * count + j] = alike * area[j]
        this.#alike[j * count + i] = alike * area[i]
      }
  }

  /** By patch: log of how much more its colour is at home inside than outside. */
  compare(inside: Float32Array, outside: Float32Array): Float32Array {
    const n = this.#n
    return Float32Array.from({ length: n }, (_, i) => {
      let [f, fs, b, bs] = [0, 1e-6, 0, 1e-6]
      for (let j = 0, k = i * n; j < n; j++, k++) {
        f += this.#alike[k] * inside[j]
        fs += this.#near[k] * inside[j]
        b += this.#alike[k] * outside[j]
        bs += this.#near[k] * outside[j]
      }
      return Math.log((f / fs + unheardOf) / (b / bs + unheardOutside))
    })
  }
}
