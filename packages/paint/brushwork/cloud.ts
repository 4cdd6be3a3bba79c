import type { Dice } from './dice.ts'
import { leaf } from './gold.ts'
import type { Paint } from './heap.ts'
import { arc, hoop, ribbon, spiral } from './ornament.ts'
import type { Outlines } from './outlines.ts'

/** What a cloud is made of. */
export interface CloudLook {
  readonly body: Paint
  readonly rim: Paint
  /** How much its body covers; its gold lines always do. */
  readonly opacity: number
  /** Half-width of its gold lines, in u. */
  readonly line: number
}
export interface Place {
  readonly x: number
  readonly y: number
  readonly size: number
}

/** Curls of an auspicious cloud in its own size, the rearmost first: x, y, radius. */
const curls = [
  [0.08, -0.36, 0.44],
  [-0.52, -0.1, 0.36],
  [0.66, -0.06, 0.32],
  [-0.12, 0.04, 0.24],
  [1.02, 0.16, 0.17],
] as const
/** Its flowing foot: x along, y of the upper and of the lower side. */
const foot = [
  [-1.9, 0.36, 0.36],
  [-1.45, 0.27, 0.36],
  [-1, 0.2, 0.4],
  [-0.6, 0.12, 0.44],
  [0, 0.14, 0.47],
  [0.6, 0.12, 0.45],
  [1.1, 0.24, 0.4],
  [1.6, 0.25, 0.33],
  [2.2, 0.2, 0.21],
] as const

/** One auspicious cloud (xiangyun): curls that rise from a flowing foot, all lined in gold. */
export function cloud(out: Outlines, { x, y, size }: Place, look: CloudLook, cast: Dice): void {
  const side = cast.even() < 0.5 ? -1 : 1
  const fill = { colour: look.body, rim: look.rim, opacity: look.opacity }
  for (const [cx, cy, r] of curls) {
    const [px, py, radius] = [x + side * cx * size, y + cy * size, r * size * (0.92 + 0.16 * cast.even())]
    out.add(arc(px, py, radius, radius), fill)
    hoop(out, px, py, radius, radius, look.line, leaf)
    const turns = side * (cx < 0 ? -1 : 1) * 1.55
    out.add(ribbon(spiral(px, py, 0.76 * radius, turns, 0.25, 0.1), 0.8 * look.line, 0.1), leaf)
  }
  const at = (u: number, v: number): [number, number] => [x + side * u * size, y + v * size]
  const upper = smooth(foot.map(([u, a]) => at(u, a)))
  const lower = smooth(foot.map(([u, , b]) => at(u, b)))
  const back = Array.from({ length: lower.length / 2 }, (_, i) =>
    lower.slice(-2 * i - 2, lower.length - 2 * i),
  )
  out.add([...upper, ...back.flat()], fill)
  for (const [t, from, to] of [
    [0, 0, 1],
    [0.36, 0.06, 0.8],
    [0.7, 0.16, 0.94],
    [1, 0, 1],
  ] as const)
    out.add(ribbon(part(between(upper, lower, t), from, to), look.line, 0.16), leaf)
}

/** A bank of round clouds along the foot of the picture, high in its corners: rings in rings, each over the last. */
export function bank(
  out: Outlines,
  at: { width: number; height: number; low: number; high: number; size: number; ceiling: number },
  looks: readonly CloudLook[],
  cast: Dice,
): void {
  const { width, height, low, high, size } = at
  for (let row = 2; row >= 0; row--) {
    const step = size * 1.12
    const count = Math.ceil(width / step) + 2
    // the outer ones first, so that each lies over its neighbour towards the middle
    const order = Array.from({ length: count }, (_, i) => i).sort(
      (a, b) => Math.abs(b - count / 2) - Math.abs(a - count / 2),
    )
    for (const i of order) {
      const x = (i - 0.5 + 0.5 * (row % 2) + 0.24 * (cast.even() - 0.5)) * step
      const away = Math.min(1, Math.abs((2 * x) / width - 1))
      const rise = low + (high - low) * away ** 2.2
      const r = size * (0.62 + 0.5 * cast.even()) * (0.72 + 0.5 * away)
      const y = height - rise * (0.06 + 0.5 * row) + 0.45 * r
      const look = looks[Math.floor(cast.even() * looks.length)]
      if (row > 0 && cast.even() > 0.25 + 0.95 * away) continue
      if (y - 1.3 * r < at.ceiling) continue
      out.add(arc(x, y + 0.07 * r, 1.1 * r, 1.1 * r), {
        colour: [0.12, 0.05, 0.02],
        opacity: 0.4,
        soft: 0.34 * r,
      })
      out.add(arc(x, y, r, r), { colour: look.body, rim: look.rim, opacity: look.opacity })
      for (const [k, w] of [
        [1, 1],
        [0.78, 0.6],
        [0.57, 0.6],
      ] as const)
        hoop(out, x, y, k * r, k * r, w * look.line, leaf)
      const turns = x < width / 2 ? 1.25 : -1.25
      out.add(ribbon(spiral(x, y, 0.38 * r, turns, 0.25, 0.1), 0.8 * look.line, 0.1), leaf)
    }
  }
}

/** A smooth curve through points: Catmull-Rom, six steps a piece. */
function smooth(points: readonly (readonly [number, number])[]): number[] {
  const at = (i: number) => points[Math.min(points.length - 1, Math.max(0, i))]
  const out: number[] = []
  for (let i = 0; i < points.length - 1; i++)
    for (let k = 0; k < 6; k++) {
      const t = k / 6
      for (const l of [0, 1] as const) {
        const [a, b, c, d] = [at(i - 1)[l], at(i)[l], at(i + 1)[l], at(i + 2)[l]]
        out.push(b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))))
      }
    }
  out.push(...at(points.length - 1))
  return out
}
const between = (a: readonly number[], b: readonly number[], t: number): number[] =>
  a.map((v, i) => v + t * (b[i] - v))
const part = (path: readonly number[], from: number, to: number): number[] => {
  const n = path.length / 2
  return path.slice(2 * Math.floor(from * n), 2 * Math.ceil(to * n))
}
