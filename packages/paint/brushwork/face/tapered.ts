/** Points x, y, x, y; in u. */
export type Path = readonly number[]

/** A stroke as an outline that can be filled: `half` tells its half-width in u at t of 0..1 along it. */
export function tapered(path: Path, half: (t: number) => number): number[] {
  const n = path.length / 2
  const [left, right]: number[][] = [[], []]
  for (let i = 0; i < n; i++) {
    const [a, b] = [Math.max(0, i - 1), Math.min(n - 1, i + 1)]
    const [dx, dy] = [path[2 * b] - path[2 * a], path[2 * b + 1] - path[2 * a + 1]]
    const long = Math.sqrt(dx * dx + dy * dy) + 1e-6
    const w = half(i / Math.max(1, n - 1))
    left.push(path[2 * i] - (w * dy) / long, path[2 * i + 1] + (w * dx) / long)
    right.unshift(path[2 * i] + (w * dy) / long, path[2 * i + 1] - (w * dx) / long)
  }
  return [...left, ...right]
}

/** A width given at even steps, read at t of 0..1. */
export const profile =
  (stops: readonly number[]) =>
  (t: number): number => {
    const at = Math.min(stops.length - 1.001, Math.max(0, t * (stops.length - 1)))
    const i = Math.floor(at)
    return stops[i] + (at - i) * (stops[i + 1] - stops[i])
  }
