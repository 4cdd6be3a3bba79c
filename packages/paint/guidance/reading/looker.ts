import type { Plane } from '../../plane.ts'

export type Lab3 = [L: number, a: number, b: number]

/** Reads colours of a picture by places in u. */
export class Looker {
  readonly #src: Plane
  readonly #u: number
  constructor(picture: Plane, u: number) {
    this.#src = picture
    this.#u = u
  }
  /** Whether a place lies in the picture. */
  holds(x: number, y: number): boolean {
    const { width, height } = this.#src
    const px = x * this.#u
    const py = y * this.#u
    return px >= 0 && py >= 0 && px < width && py < height
  }
  /** Colour between pixels; beyond the border, that of the border. */
  at(x: number, y: number): Lab3 {
    const { width, height, data } = this.#src
    const px = Math.min(width - 1, Math.max(0, x * this.#u - 0.5))
    const py = Math.min(height - 1, Math.max(0, y * this.#u - 0.5))
    const i = Math.floor(px)
    const j = Math.floor(py)
    const s = px - i
    const t = py - j
    const p = 4 * (j * width + i)
    const r = i + 1 < width ? 4 : 0
    const d = j + 1 < height ? 4 * width : 0
    const lane = (l: number) => {
      const above = data[p + l] + s * (data[p + r + l] - data[p + l])
      const below = data[p + d + l] + s * (data[p + d + r + l] - data[p + d + l])
      return above + t * (below - above)
    }
    return [lane(0), lane(1), lane(2)]
  }
  light(x: number, y: number): number {
    return this.at(x, y)[0]
  }
  /** Mean over a small square, `half` u to each side. */
  around(x: number, y: number, half: number): Lab3 {
    const n = Math.min(4, Math.max(1, Math.round(half * this.#u)))
    const out: Lab3 = [0, 0, 0]
    for (let j = -n; j <= n; j++)
      for (let i = -n; i <= n; i++) {
        const c = this.at(x + (half * i) / n, y + (half * j) / n)
        for (let l = 0; l < 3; l++) out[l] += c[l]
      }
    const count = (2 * n + 1) ** 2
    return [out[0] / count, out[1] / count, out[2] / count]
  }
}

/** The value that a share `q` of the list lies below. */
export function quantile(list: readonly number[], q: number): number {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.floor(q * sorted.length)))] ?? 0
}
/** Median of each lane. */
export const middleOf = (colours: readonly Lab3[]): Lab3 => [
  quantile(
    colours.map((c) => c[0]),
    0.5,
  ),
  quantile(
    colours.map((c) => c[1]),
    0.5,
  ),
  quantile(
    colours.map((c) => c[2]),
    0.5,
  ),
]
