/** A path as points, in whatever unit its maker says. */
export interface Curve {
  readonly x: readonly number[]
  readonly y: readonly number[]
}

/** A smooth curve through all points, `steps` points from one to the next. Catmull, Rom 1974. */
export function through({ x, y }: Curve, steps: number): { x: number[]; y: number[] } {
  const n = x.length
  const at = (list: readonly number[], i: number): number => {
    if (i < 0) return 2 * list[0] - list[1]
    return i < n ? list[i] : 2 * list[n - 1] - list[n - 2]
  }
  const out = { x: [] as number[], y: [] as number[] }
  const bend = (l: readonly number[], i: number, t: number): number => {
    const [a, b, c, d] = [at(l, i - 1), at(l, i), at(l, i + 1), at(l, i + 2)]
    return (
      0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t ** 3)
    )
  }
  for (let i = 0; i < n - 1; i++)
    for (let k = 0; k < steps; k++) {
      out.x.push(bend(x, i, k / steps))
      out.y.push(bend(y, i, k / steps))
    }
  out.x.push(x[n - 1])
  out.y.push(y[n - 1])
  return out
}

/** Mean over 2 r + 1 neighbours; the window narrows towards the ends, which stay; a closed list has no ends. */
export function evened(list: readonly number[], r: number, closed = false): number[] {
  const n = list.length
  return list.map((_, i) => {
    const k = closed ? Math.min(r, (n - 1) >> 1) : Math.min(r, i, n - 1 - i)
    let sum = 0
    for (let j = i - k; j <= i + k; j++) sum += list[(j + n) % n]
    return sum / (2 * k + 1)
  })
}

/** Pressure of a brush at `t` of 0..1 along a stroke: it swells over `head` and leaves the paper over `tail`. */
export const pressure = (t: number, head: number, tail: number): number =>
  Math.max(0, Math.min(1, (t + 0.05) / head, (1.04 - t) / tail)) ** 0.75
