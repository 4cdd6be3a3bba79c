import type { Strokes } from '../strokes.ts'
import type { Dice } from './dice.ts'
import type { Ridge } from './trace.ts'

/** How a drawing hand turns a traced ridge into a stroke. Lengths in u. */
export interface Hand {
  /** Half-width of a firm stroke. */
  readonly width: number
  /** Share of a stroke's length over which it swells from nothing, and over which it fades. */
  readonly taper: number
  /** Strength of a ridge that is drawn firmly. */
  readonly firm: number
  /** Chance that a stroke is drawn a second time, a little beside itself. */
  readonly again: number
}
/** Every how many pixels of the ridge a point is kept. */
const every = 3

const interpolate = (list: readonly number[], t: number): number => {
  const at = t * (list.length - 1)
  const i = Math.min(list.length - 2, Math.floor(at))
  return list[i] + (at - i) * (list[i + 1] - list[i])
}
/** Mean over 2 r + 1 neighbours; the window narrows towards the ends, which stay where they are. */
const smoothed = (list: readonly number[], r: number): number[] =>
  list.map((_, i) => {
    const k = Math.min(r, i, list.length - 1 - i)
    let sum = 0
    for (let j = i - k; j <= i + k; j++) sum += list[j]
    return sum / (2 * k + 1)
  })

/** Strokes with pressure: they taper, waver, press harder on strong edges, and are sometimes drawn twice. */
export function drawn(ridges: readonly Ridge[], u: number, hand: Hand, cast: Dice): Strokes {
  const [start, x, y, width, opacity]: number[][] = [[0], [], [], [], []]
  for (const ridge of ridges) {
    const px = smoothed(ridge.x, Math.round(2.5 * u))
    const py = smoothed(ridge.y, Math.round(2.5 * u))
    const press = smoothed(ridge.strength, Math.round(4 * u))
    const n = px.length
    const [head, tail] = [hand.taper * (0.5 + 0.5 * cast.even()), hand.taper]
    const waver = Array.from({ length: 6 }, () => 1 + 0.28 * cast.bell())
    const long = Math.min(1.25, 0.55 + (0.5 * n) / (60 * u))
    const mean = press.reduce((t, v) => t + v, 0) / n
    const firmness = Math.min(1, 0.45 + (0.55 * mean) / hand.firm) * (0.8 + 0.2 * cast.even())
    const twice = cast.even() < hand.again
    for (let pass = 0; pass < (twice ? 2 : 1); pass++) {
      const [ox, oy, lean, tilt] = [0, 0, 0, 0].map(() => (pass > 0 ? cast.bell() : 0))
      for (let i = 0; i < n; i += i + every < n || i === n - 1 ? every : n - 1 - i) {
        const t = i / Math.max(1, n - 1)
        const taper = Math.max(0, Math.min(1, (t + 0.04) / head, (1.03 - t) / tail)) ** 0.7
        const strength = Math.min(1.6, Math.max(0.3, press[i] / hand.firm)) ** 0.6
        x.push((px[i] + 0.5) / u + 0.9 * ox + (2 * t - 1) * lean)
        y.push((py[i] + 0.5) / u + 0.9 * oy + (2 * t - 1) * tilt)
        width.push(Math.max(0.2, hand.width * taper * strength * long * interpolate(waver, t)))
      }
      start.push(x.length)
      opacity.push(Math.min(1, firmness * (pass > 0 ? 0.5 : 1)))
    }
  }
  return {
    count: opacity.length,
    start: Int32Array.from(start),
    x: Float32Array.from(x),
    y: Float32Array.from(y),
    width: Float32Array.from(width),
    opacity: Float32Array.from(opacity),
    colour: new Float32Array(0),
  }
}
