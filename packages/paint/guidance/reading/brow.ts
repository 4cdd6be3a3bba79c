import { evened, through } from '../../brushwork/curve.ts'
import { smoothstep } from '../../smoothstep.ts'
import type { Face } from '../seen.ts'
import type { Side } from './eye-frame.ts'
import { type Lab3, type Looker, middleOf } from './looker.ts'
import type { SkinReading } from './skin.ts'

/** Rims of a brow in the mesh, from the temple to the nose. */
const rims = {
  right: { upper: [70, 63, 105, 66, 107], lower: [46, 53, 52, 65, 55] },
  left: { upper: [300, 293, 334, 296, 336], lower: [276, 283, 282, 295, 285] },
} as const

/** A brow where the photo has it: its middle line from the temple to the nose, and half its thickness, in u. */
export interface BrowReading {
  /** How sure one can be seen there, 0..1. */
  readonly there: number
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly half: readonly number[]
  readonly colour: Lab3
}

export function readBrow(look: Looker, face: Face, side: Side, skin: SkinReading): BrowReading {
  const of = (list: readonly number[]) =>
    through({ x: list.map((i) => face.mesh[3 * i]), y: list.map((i) => face.mesh[3 * i + 1]) }, 4)
  const [up, low] = [of(rims[side].upper), of(rims[side].lower)]
  const n = up.x.length
  const [x, y, half, contrast]: number[][] = [[], [], [], []]
  const inks: Lab3[] = []
  const above: Lab3[] = []
  for (let i = 0; i < n; i++) {
    const [dx, dy] = [low.x[i] - up.x[i], low.y[i] - up.y[i]]
    // a mesh lays brows a little high or low; below one lies the shadow of the socket, the deeper the nearer the nose
    const reach = 0.45 - (0.35 * i) / n
    const places = Array.from({ length: 21 }, (_, k) => -0.5 + ((1.5 + reach) * k) / 20)
    const colours = places.map((t) => look.at(up.x[i] + t * dx, up.y[i] + t * dy))
    const ground = Math.max(colours[0][0], colours[1][0], 0.8 * skin.colour[0])
    const weights = colours.map((c, k) => {
      const near = 1 - Math.abs(places[k] - 0.45) / 1.05
      return near * Math.max(0, ground - c[0] - 0.06) ** 2
    })
    const total = weights.reduce((t, w) => t + w, 0)
    const mean = total > 1e-5 ? places.reduce((t, p, k) => t + p * weights[k], 0) / total : 0.5
    // how far it reaches is told by all that is dark, where it lies by the darkest
    const broad = weights.map(Math.sqrt)
    const sum = broad.reduce((t, w) => t + w, 0)
    const spread =
      sum > 1e-3 ? Math.sqrt(places.reduce((t, p, k) => t + broad[k] * (p - mean) ** 2, 0) / sum) : 0.2
    const long = Math.sqrt(dx * dx + dy * dy)
    x.push(up.x[i] + mean * dx)
    y.push(up.y[i] + mean * dy)
    half.push(Math.min(0.6, Math.max(0.2, 1.6 * spread)) * long)
    const ink = colours[Math.min(20, Math.max(0, Math.round(((mean + 0.5) * 20) / (1.5 + reach))))]
    contrast.push((ground - ink[0]) / Math.max(0.1, ground))
    inks.push(ink)
    above.push(look.at(up.x[i] - 0.9 * dx, up.y[i] - 0.9 * dy))
  }
  const inner = contrast.slice(2, n - 1)
  const strength = inner.reduce((t, v) => t + v, 0) / inner.length
  const bare = above.reduce((t, c) => t + skin.like(c), 0) / n
  return {
    // where what lies above is no skin, a fringe or a hat covers the brow
    there: smoothstep(0.05, 0.16, strength) * smoothstep(0.1, 0.4, bare),
    x: evened(x, 3),
    y: evened(y, 3),
    half: evened(half, 3),
    colour: middleOf(inks),
  }
}
