import type { Paint } from '../heap.ts'
import type { Outlines } from '../outlines.ts'

/** Puts a point of a motif, whose middle is 0 and whose reach is 1, on what it is painted on; in u. */
export type Lay = (x: number, y: number) => readonly [number, number]

/** Paints of one ware: what is filled, from its middle to its rim, what is drawn, and what grows beside it. */
export interface Paints {
  readonly petal: Paint
  readonly rim: Paint
  readonly line: Paint
  readonly leaf: Paint
  readonly seed: Paint
  readonly opacity: number
}
const tau = 2 * Math.PI

/** Local points, x, y, x, y, laid on and filled. */
function fill(
  out: Outlines,
  lay: Lay,
  points: readonly number[],
  colour: Paint,
  rim: Paint,
  opacity: number,
) {
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = lay(points[i], points[i + 1])
    out.point(x, y)
  }
  out.close({ colour, rim, opacity })
}

/** A stroke along a path of local points, `half` wide at its middle and thinner at its ends. */
export function stroke(
  out: Outlines,
  lay: Lay,
  path: readonly number[],
  half: number,
  p: Paints,
  taper = 0.7,
) {
  const n = path.length / 2
  const [left, right]: [number[], number[]] = [[], []]
  for (let i = 0; i < n; i++) {
    const [a, b] = [Math.max(0, i - 1), Math.min(n - 1, i + 1)]
    const dx = path[2 * b] - path[2 * a]
    const dy = path[2 * b + 1] - path[2 * a + 1]
    const long = Math.sqrt(dx * dx + dy * dy) + 1e-6
    const t = i / (n - 1)
    const w = half * (1 - taper + taper * 4 * t * (1 - t))
    left.push(path[2 * i] - (w * dy) / long, path[2 * i + 1] + (w * dx) / long)
    right.unshift(path[2 * i] + (w * dy) / long, path[2 * i + 1] - (w * dx) / long)
  }
  fill(out, lay, [...left, ...right], p.line, p.line, p.opacity)
}

/** A petal or leaf from its foot, `long` and `wide`, its tip turned by `way`; `round` 0 is a lancet, 1 a drop. */
function blade(
  x: number,
  y: number,
  way: number,
  long: number,
  wide: number,
  round = 0.5,
  bend = 0,
): number[] {
  const points: number[] = []
  const [c, s] = [Math.cos(way), Math.sin(way)]
  const n = 7
  for (let side = 1; side >= -1; side -= 2)
    for (let k = 0; k < n; k++) {
      const t = side > 0 ? k / n : 1 - k / n
      const w = wide * Math.sin(Math.PI * t ** (0.62 + 0.7 * round)) * (1 - 0.25 * t)
      const off = bend * long * t * t
      const [u, v] = [long * t, side * w + off]
      points.push(x + u * c - v * s, y + u * s + v * c)
    }
  return points
}

function ring(out: Outlines, lay: Lay, r: number, half: number, p: Paints) {
  const n = 44
  const points: number[] = []
  for (let i = 0; i <= n; i++)
    points.push((r + half) * Math.cos((tau * i) / n), (r + half) * Math.sin((tau * i) / n))
  for (let i = n; i >= 0; i--)
    points.push((r - half) * Math.cos((tau * i) / n), (r - half) * Math.sin((tau * i) / n))
  fill(out, lay, points, p.leaf, p.leaf, p.opacity)
}
function disc(out: Outlines, lay: Lay, x: number, y: number, r: number, colour: Paint, opacity: number) {
  const points: number[] = []
  const n = r > 0.5 ? 40 : 12
  for (let i = 0; i < n; i++) points.push(x + r * Math.cos((tau * i) / n), y + r * Math.sin((tau * i) / n))
  fill(out, lay, points, colour, colour, opacity)
}

/** A lotus from above: petals in two rings, outlined, about a pod of seeds. */
export function lotus(out: Outlines, lay: Lay, reach: number, petals: number, p: Paints, turn = 0) {
  const rings = [
    [0.3, 0.7, 0.5],
    [0.14, 0.48, 0],
  ] as const
  for (const [foot, long, half] of rings)
    for (let i = 0; i < petals; i++) {
      const way = turn + (tau * (i + half)) / petals
      const at = foot * reach
      const [x, y] = [at * Math.cos(way), at * Math.sin(way)]
      const wide = (2.7 / petals) * (foot + 0.5 * long) * reach
      // the outline lies under the petal and stands out all round it
      fill(out, lay, blade(x, y, way, 1.07 * long * reach, 1.2 * wide, 0.55), p.line, p.line, p.opacity)
      fill(out, lay, blade(x, y, way, 0.97 * long * reach, 0.9 * wide, 0.55), p.petal, p.rim, p.opacity)
    }
  disc(out, lay, 0, 0, 0.2 * reach, p.line, p.opacity)
  disc(out, lay, 0, 0, 0.155 * reach, p.seed, p.opacity)
  for (let i = 0; i < 5; i++) {
    const way = turn + (tau * i) / 5
    disc(
      out,
      lay,
      0.085 * reach * Math.cos(way),
      0.085 * reach * Math.sin(way),
      0.026 * reach,
      p.line,
      p.opacity,
    )
  }
}

/** A tendril that winds inwards, from `from` (in turns), with two leaves at its back. */
export function scroll(
  out: Outlines,
  lay: Lay,
  x: number,
  y: number,
  r: number,
  from: number,
  wind: 1 | -1,
  p: Paints,
) {
  const path: number[] = []
  for (let i = 0; i <= 22; i++) {
    const t = i / 22
    const way = tau * (from + wind * 1.45 * t)
    const far = r * (1 - 0.82 * t)
    path.push(x + far * Math.cos(way), y + far * Math.sin(way))
  }
  stroke(out, lay, path, 0.085 * r, p, 0.5)
  for (const t of [0.12, 0.34]) {
    const way = tau * (from + wind * 1.45 * t)
    const far = r * (1 - 0.82 * t)
    const leaf = blade(
      x + far * Math.cos(way),
      y + far * Math.sin(way),
      way + wind * 0.5,
      0.55 * r,
      0.15 * r,
      0.3,
      wind * 0.35,
    )
    fill(out, lay, leaf, p.leaf, p.line, p.opacity)
  }
}

/** A medallion: a disc reserved in the ground, two rings, a lotus in them, a scroll in each gap between its petals. */
export function medallion(out: Outlines, lay: Lay, p: Paints, ground: Paint, turn: number) {
  disc(out, lay, 0, 0, 1, ground, 0.96)
  ring(out, lay, 0.965, 0.03, p)
  ring(out, lay, 0.885, 0.012, p)
  const n = 8
  for (let i = 0; i < n; i++) {
    const way = turn + (tau * i) / n
    disc(out, lay, 0.925 * Math.cos(way), 0.925 * Math.sin(way), 0.02, p.line, p.opacity)
    scroll(out, lay, 0.7 * Math.cos(way), 0.7 * Math.sin(way), 0.13, way / tau + 0.5, i % 2 ? 1 : -1, p)
  }
  lotus(out, lay, 0.72, n, p, turn)
}

/** A great lotus without rings: tendrils wind out between its petals, each with two leaves. */
export function bloom(out: Outlines, lay: Lay, p: Paints, turn: number) {
  for (let i = 0; i < 5; i++) {
    const way = turn + (tau * (i + 0.5)) / 5
    scroll(out, lay, 0.74 * Math.cos(way), 0.74 * Math.sin(way), 0.24, way / tau + 0.5, i % 2 ? 1 : -1, p)
  }
  lotus(out, lay, 0.78, 10, p, turn)
}

/** A lotus flower with leaves on tendrils about it. */
export function spray(out: Outlines, lay: Lay, p: Paints, turn: number) {
  for (let i = 0; i < 3; i++) {
    const way = turn + (tau * (i + 0.5)) / 3
    scroll(out, lay, 0.66 * Math.cos(way), 0.66 * Math.sin(way), 0.3, way / tau + 0.45, i % 2 ? 1 : -1, p)
  }
  lotus(out, lay, 0.6, 6, p, turn)
}

/** A small five-petalled blossom with two leaves. */
export function blossom(out: Outlines, lay: Lay, p: Paints, turn: number) {
  for (const side of [0.9, -2.2])
    fill(out, lay, blade(0, 0, turn + side, 0.98, 0.2, 0.3, 0.2), p.leaf, p.line, p.opacity)
  for (let i = 0; i < 5; i++) {
    const way = turn + (tau * i) / 5
    fill(out, lay, blade(0, 0, way, 0.62, 0.27, 0.9), p.line, p.line, p.opacity)
    fill(
      out,
      lay,
      blade(0.04 * Math.cos(way), 0.04 * Math.sin(way), way, 0.52, 0.2, 0.9),
      p.petal,
      p.rim,
      p.opacity,
    )
  }
  disc(out, lay, 0, 0, 0.13, p.seed, p.opacity)
}

/** A tendril alone, for narrow places. */
export function tendril(out: Outlines, lay: Lay, p: Paints, turn: number, wind: 1 | -1) {
  scroll(out, lay, 0, 0, 0.8, turn / tau, wind, p)
}
