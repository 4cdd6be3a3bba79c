import type { Plane } from '../plane.ts'
import { pressure } from './curve.ts'
import type { Dice } from './dice.ts'
import type { Sketch } from './sketch.ts'

/** Lengths in pixels of the planes, but for what the sketch gets: `u` is pixels per u. */
export interface Strands {
  readonly width: number
  readonly length: number
  readonly apart: number
  readonly spread: number
  readonly strands: number
  readonly opacity: number
  readonly dry: number
  readonly u: number
}
interface Coat {
  /** Where there is hair. */
  readonly area: Plane
  readonly flow: Plane
  /** How dark it is there; strands are set where it is. */
  readonly dark?: Plane | undefined
}

/** Share of a new direction at each step; the rest is the hand's momentum. */
const bend = 0.4

/** Locks on a jittered lattice, each a path along the flow from root to tip, drawn as strands that close up. */
export function strandsOf(sketch: Sketch, coat: Coat, how: Strands, cast: Dice): void {
  const { area } = coat
  const lattice = Math.max(2, how.apart)
  for (let gy = 0; gy < area.height; gy += lattice)
    for (let gx = 0; gx < area.width; gx += lattice) {
      const x = Math.min(area.width - 1, gx + lattice * cast.even())
      const y = Math.min(area.height - 1, gy + lattice * cast.even())
      const chance = cast.even()
      if (area.data[Math.floor(y) * area.width + Math.floor(x)] <= 0.35 + 0.3 * chance) continue
      const half = 0.5 * how.length * (0.6 + 0.8 * cast.even())
      const up = walk(coat, x, y, -1, half, how.u)
      const down = walk(coat, x, y, 1, half, how.u)
      const path = { x: [...up.x.reverse(), x, ...down.x], y: [...up.y.reverse(), y, ...down.y] }
      if (path.x.length < 8) continue
      for (let k = 0; k < how.strands; k++) strand(sketch, coat, path, how, cast)
    }
}

/** A way along the flow, downwards first for `sign` 1: roots lie above tips. A point every 2 u. */
function walk({ area, flow }: Coat, sx: number, sy: number, sign: number, most: number, u: number) {
  const step = Math.max(1, 2 * u)
  const [xs, ys]: [number[], number[]] = [[], []]
  let [x, y, lx, ly] = [sx, sy, 0, sign]
  for (let far = 0; far < most; far += step) {
    const i = Math.floor(y) * area.width + Math.floor(x)
    let [tx, ty] = [flow.data[4 * i], flow.data[4 * i + 1]]
    if (tx * lx + ty * ly < 0) [tx, ty] = [-tx, -ty]
    const share = far === 0 ? 1 : bend
    const [mx, my] = [share * tx + (1 - share) * lx, share * ty + (1 - share) * ly]
    const n = Math.sqrt(mx * mx + my * my) + 1e-6
    ;[lx, ly] = [mx / n, my / n]
    x += lx * step
    y += ly * step
    if (!(x >= 0 && y >= 0 && x < area.width && y < area.height)) break
    if (area.data[Math.floor(y) * area.width + Math.floor(x)] < 0.25) break
    xs.push(x)
    ys.push(y)
  }
  return { x: xs, y: ys }
}

function strand(
  sketch: Sketch,
  { area, dark }: Coat,
  path: { readonly x: readonly number[]; readonly y: readonly number[] },
  how: Strands,
  cast: Dice,
): void {
  const last = path.x.length - 1
  const [from, to] = [Math.floor(0.4 * last * cast.even()), Math.ceil(last * (0.65 + 0.35 * cast.even()))]
  const [off, bow, heavy] = [
    cast.bell() * how.spread,
    cast.bell() * how.spread * 0.35,
    0.45 + 1.1 * cast.even() ** 2,
  ]
  const [tone, dry] = [0.6 + 0.4 * cast.even(), how.dry * cast.even()]
  if (to - from < 5) return
  let seen = 0
  for (let i = from; i <= to; i++) {
    const t = (i - from) / (to - from)
    const [a, b] = [Math.max(0, i - 1), Math.min(last, i + 1)]
    const [dx, dy] = [path.x[b] - path.x[a], path.y[b] - path.y[a]]
    const n = Math.sqrt(dx * dx + dy * dy) + 1e-6
    // apart at the root, together at the tip
    const side = off * (1 - 0.8 * t * t) + bow * Math.sin(Math.PI * t)
    const [x, y] = [path.x[i] - (dy / n) * side, path.y[i] + (dx / n) * side]
    sketch.point(x / how.u, y / how.u, (how.width / how.u) * heavy * pressure(t, 0.3, 0.5))
    const [px, py] = [
      Math.min(area.width - 1, Math.max(0, Math.floor(x))),
      Math.min(area.height - 1, Math.max(0, Math.floor(y))),
    ]
    seen += dark ? dark.data[py * area.width + px] : 1
  }
  sketch.lift({ opacity: how.opacity * tone * (seen / (to - from + 1)), dry })
}
