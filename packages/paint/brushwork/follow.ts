import type { Dice } from './dice.ts'
import type { Motif } from './motif.ts'

export interface Reaches {
  /** Half-width of the brush in pixels of the motif. */
  readonly radius: number
  /** Lengths in radii: below the first, a change of colour does not end the stroke. */
  readonly least: number
  readonly most: number
  /** Radians off the way, where forms have no one direction. */
  readonly astray: number
}

/** Share of the new direction at each step; the rest is the hand's momentum. */
const curvature = 0.65
/** Squared OKLab distance that two paints may differ by before one is the wrong one. */
const sameness = 0.0009
const most = 64
const squares = (l: number, a: number, b: number): number => l * l + a * a + b * b

/** A path in pixels of the motif; written over by the next one. */
export class Path {
  readonly x = new Float32Array(2 * most)
  readonly y = new Float32Array(2 * most)
  /** Points from `from` to `to`; the seed lies at index `most`. */
  from = most
  to = most + 1
}

/**
 * The path of a stroke through a seed, both ways along the form, until the colour under it (`ref`) is nearer to
 * what is already painted than to the stroke's own. Hertzmann 1998, doi:10.1145/280814.280951
 */
export function follow(
  path: Path,
  motif: Motif,
  ref: Float32Array,
  painted: Float32Array,
  pixel: number,
  { radius, least, most: longest, astray }: Reaches,
  dice: Dice,
): void {
  const { width, height } = motif.target
  const way = motif.lead.data
  const [seedX, seedY] = [pixel % width, Math.trunc(pixel / width)]
  const own = 4 * pixel
  const half = 0.5 * longest * radius * (0.6 + 0.6 * dice.even())
  const [c, s] = [Math.cos(astray), Math.sin(astray)]
  const step = Math.max(1, 0.6 * radius)
  path.x[most] = seedX
  path.y[most] = seedY
  path.from = most
  path.to = most + 1
  for (let sign = -1; sign <= 1; sign += 2) {
    let x = seedX
    let y = seedY
    let lx = 0
    let ly = 0
    for (let k = 1; k < most && k * step <= half; k++) {
      const i = 4 * (Math.trunc(y) * width + Math.trunc(x))
      const tx = way[i]
      const ty = way[i + 1]
      let dx = tx * c - ty * s
      let dy = tx * s + ty * c
      if (k === 1 ? sign < 0 : dx * lx + dy * ly < 0) {
        dx = -dx
        dy = -dy
      }
      if (k > 1) {
        dx = curvature * dx + (1 - curvature) * lx
        dy = curvature * dy + (1 - curvature) * ly
      }
      const n = Math.sqrt(dx * dx + dy * dy) + 1e-6
      lx = dx / n
      ly = dy / n
      x += lx * step
      y += ly * step
      if (x < 0 || y < 0 || x >= width || y >= height) break
      if (k * step > 0.5 * least * radius) {
        const j = (Math.trunc(y) * width + Math.trunc(x)) * 4
        const l = ref[j]
        const a = ref[j + 1]
        const b = ref[j + 2]
        const wrong = squares(l - ref[own], a - ref[own + 1], b - ref[own + 2])
        const undone = squares(l - painted[j], a - painted[j + 1], b - painted[j + 2])
        if (wrong > undone + sameness) break
      }
      path.x[most + sign * k] = x
      path.y[most + sign * k] = y
      if (sign < 0) path.from = most - k
      else path.to = most + k + 1
    }
  }
  if (path.to - path.from < 3) {
    for (let sign = -1; sign <= 1; sign += 2) {
      path.x[most + sign] = seedX + sign * 0.6 * radius * way[own]
      path.y[most + sign] = seedY + sign * 0.6 * radius * way[own + 1]
    }
    path.from = most - 1
    path.to = most + 2
  }
}
