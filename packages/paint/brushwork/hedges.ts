import { hash } from '../kernels/bristle.ts'

/** A row of round crowns: for each column where its outline runs, in pixels, and which part of its crown that is, -1..1. */
export interface Hedge {
  readonly top: Float32Array
  readonly across: Float32Array
  /** Radius of its crowns, in pixels. */
  readonly round: number
}

/** Where each row stands, as a share of the height, how large its crowns are in u, and how tall for their width. */
const lie = [
  { foot: 0.36, round: 110, tall: 2.3 },
  { foot: 0.46, round: 70, tall: 1.5 },
  { foot: 0.58, round: 84, tall: 0.8 },
  { foot: 0.72, round: 58, tall: 0.75 },
  { foot: 0.88, round: 74, tall: 0.7 },
] as const

/**
 * Trees and bushes of a garden, the farthest first.
 *
 * @param shift moves all of them aside, the near more than the far, in u
 */
export function hedgesOf(width: number, height: number, u: number, shift: number, seed: number): Hedge[] {
  return lie.map(({ foot, round, tall }, row) => {
    const r = round * u
    const step = 1.05 * r
    const top = new Float32Array(width).fill(foot * height + 0.5 * r)
    const across = new Float32Array(width)
    const moved = shift * u * (0.4 + 0.3 * row)
    const first = Math.floor(-moved / step) - 2
    for (let n = first; n * step + moved < width + 2 * r; n++) {
      const own = r * (0.6 + 0.75 * hash(n, 1, seed + row))
      const cx = n * step + moved + step * (hash(n, 2, seed + row) - 0.5)
      const base = foot * height + 0.35 * r * (hash(n, 3, seed + row) - 0.5)
      for (let x = Math.max(0, Math.ceil(cx - own)); x < Math.min(width, cx + own); x++) {
        const t = (x - cx) / own
        const y = base - tall * own * Math.sqrt(Math.max(0, 1 - t * t))
        if (y >= top[x]) continue
        top[x] = y
        across[x] = t
      }
    }
    return { top, across, round: r }
  })
}
