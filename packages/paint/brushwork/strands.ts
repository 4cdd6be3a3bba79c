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
  /** 1 in curls, -1 where it is cropped; there is no strand in either, or none but in what is cropped. */
  readonly texture?: Plane | undefined
  readonly cropped?: boolean
}

/** From here on hair is curled or cropped. */
const told = 0.4
const drawnAt = ({ texture, cropped }: Coat, i: number): boolean =>
  !texture || (cropped ? texture.data[i] < -told : Math.abs(texture.data[i]) <= told)

/** Share of a new direction at each step; the rest is the hand's momentum. */
const bend = 0.4

/** Points that a strand has at least: shorter ones are left out, unless all are meant to be short. */
const fewestOf = ({ length, u }: Strands, usual: number): number => (length < 24 * u ? 2 : usual)

/** Only every second point of a path is one of a strand: hair bends less than a step of the path is long. */
const stride = 2
/** Points a path may have, both ways from where it was begun. */
const longest = 2048
/** The path at hand, its way across (left of it) and its points; shared, as thousands are walked. */
const path = {
  x: new Float64Array(longest),
  y: new Float64Array(longest),
  sideX: new Float64Array(longest),
  sideY: new Float64Array(longest),
  from: 0,
  to: 0,
}

/** Locks on a jittered lattice, each a path along the flow from root to tip, drawn as strands that close up. */
export function strandsOf(sketch: Sketch, coat: Coat, how: Strands, cast: Dice): void {
  const { area } = coat
  const lattice = Math.max(2, how.apart)
  for (let gy = 0; gy < area.height; gy += lattice)
    for (let gx = 0; gx < area.width; gx += lattice) {
      const x = Math.min(area.width - 1, gx + lattice * cast.even())
      const y = Math.min(area.height - 1, gy + lattice * cast.even())
      const chance = cast.even()
      const i = Math.floor(y) * area.width + Math.floor(x)
      if (area.data[i] <= 0.35 + 0.3 * chance) continue
      const half = 0.5 * how.length * (0.6 + 0.8 * cast.even())
      if (!drawnAt(coat, i)) continue
      path.from = path.to = longest >> 1
      path.x[path.from] = x
      path.y[path.from] = y
      walk(coat, -1, half, how.u)
      walk(coat, 1, half, how.u)
      if (path.to - path.from < fewestOf(how, 7)) continue
      across()
      for (let k = 0; k < how.strands; k++) strand(sketch, coat, how, cast)
    }
}

/** Lengthens the path along the flow, downwards first for `sign` 1: roots lie above tips. A point every 2 u. */
function walk({ area, flow }: Coat, sign: 1 | -1, most: number, u: number): void {
  const step = Math.max(1, 2 * u)
  const { width, height } = area
  let x = path.x[longest >> 1]
  let y = path.y[longest >> 1]
  let lx = 0
  let ly: number = sign
  for (let far = 0, k = longest >> 1; far < most && k > 0 && k < longest - 1; far += step) {
    const i = Math.floor(y) * width + Math.floor(x)
    let tx = flow.data[4 * i]
    let ty = flow.data[4 * i + 1]
    if (tx * lx + ty * ly < 0) {
      tx = -tx
      ty = -ty
    }
    const share = far === 0 ? 1 : bend
    const mx = share * tx + (1 - share) * lx
    const my = share * ty + (1 - share) * ly
    const n = Math.sqrt(mx * mx + my * my) + 1e-6
    lx = mx / n
    ly = my / n
    x += lx * step
    y += ly * step
    if (!(x >= 0 && y >= 0 && x < width && y < height)) return
    if (area.data[Math.floor(y) * width + Math.floor(x)] < 0.25) return
    k += sign
    path.x[k] = x
    path.y[k] = y
    if (sign < 0) path.from = k
    else path.to = k
  }
}

/** The way across the path at each of its points. */
function across(): void {
  for (let i = path.from; i <= path.to; i++) {
    const a = Math.max(path.from, i - 1)
    const b = Math.min(path.to, i + 1)
    const dx = path.x[b] - path.x[a]
    const dy = path.y[b] - path.y[a]
    const n = Math.sqrt(dx * dx + dy * dy) + 1e-6
    path.sideX[i] = -dy / n
    path.sideY[i] = dx / n
  }
}

/** How a strand swells and leaves the paper, and how it bows, in steps of its length. */
const steps = 256
const swell = Float32Array.from({ length: steps + 1 }, (_, i) => pressure(i / steps, 0.3, 0.5))
const bowed = Float32Array.from({ length: steps + 1 }, (_, i) => Math.sin((Math.PI * i) / steps))

function strand(sketch: Sketch, { area, dark }: Coat, how: Strands, cast: Dice): void {
  const last = path.to - path.from
  const from = Math.floor(0.4 * last * cast.even())
  const to = Math.ceil(last * (0.65 + 0.35 * cast.even()))
  const off = cast.bell() * how.spread
  const bow = cast.bell() * how.spread * 0.35
  const heavy = 0.45 + 1.1 * cast.even() ** 2
  const tone = 0.6 + 0.4 * cast.even()
  const dry = how.dry * cast.even()
  if (to - from < fewestOf(how, 5)) return
  const wide = (how.width / how.u) * heavy
  const { width, height } = area
  let seen = 0
  let count = 0
  // the last point is always one, or strands would end short of their tips
  for (let i = from; i <= to; i += i < to && i + stride > to ? to - i : stride) {
    const t = (i - from) / (to - from)
    const s = (t * steps + 0.5) | 0
    // apart at the root, together at the tip
    const side = off * (1 - 0.8 * t * t) + bow * bowed[s]
    const k = path.from + i
    const x = path.x[k] + path.sideX[k] * side
    const y = path.y[k] + path.sideY[k] * side
    sketch.point(x / how.u, y / how.u, wide * swell[s])
    const px = x <= 0 ? 0 : x >= width - 1 ? width - 1 : x | 0
    const py = y <= 0 ? 0 : y >= height - 1 ? height - 1 : y | 0
    seen += dark ? dark.data[py * width + px] : 1
    count++
  }
  sketch.lift({ opacity: how.opacity * tone * (seen / count), dry })
}
