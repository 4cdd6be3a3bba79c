import type { Head } from '../guidance/head.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { evened } from './curve.ts'

/** Rays from the middle of the face, from one side over the crown to the other. */
const rays = 72
/** How far to each side of upwards they go, in quarters of a turn. */
const fan = 1.12
/** Steps along a ray, and from where to where it is followed, in heights of the face. */
const [steps, from, to] = [56, 0.28, 1.3] as const
/** Hair less deep than the first, in heights of the face, has no gloss. */
const deep = [0.1, 0.2] as const

export interface Crown {
  /** left, top, right, bottom in pixels. */
  readonly box: readonly [number, number, number, number]
  /** Depth of a place, 0 at the hairline and 1 at the outline; `sure` then tells how surely there is hair about it. */
  readonly depthAt: (x: number, y: number) => number
  readonly sure: () => number
}

/** A fair measure of an angle without its arctangent: -2..2, a quarter of a turn a unit, 0 upwards. */
const quarterOf = (rise: number, aside: number): number => {
  const sum = Math.abs(rise) + Math.abs(aside) + 1e-9
  return rise >= 0 ? aside / sum : Math.sign(aside) * (2 - Math.abs(aside) / sum)
}

/** How hair lies about the crown of a head: where it begins and ends on each way out of the face. */
export function crownOf(hair: Plane, { centre, up, size }: Head, u: number): Crown {
  const { width, height, data } = hair
  const [cx, cy] = [centre.x * u, centre.y * u]
  const inner: number[] = []
  const outer: number[] = []
  const sure: number[] = []
  for (let k = 0; k < rays; k++) {
    const quarter = fan * ((2 * k) / (rays - 1) - 1)
    const [q, over] = [Math.abs(quarter), Math.abs(quarter) > 1]
    const aside = Math.sign(quarter) * (over ? 2 - q : q)
    const rise = over ? -(1 - (2 - q)) : 1 - q
    const n = (size * u) / Math.sqrt(rise * rise + aside * aside)
    const [dx, dy] = [n * (rise * up.x + aside * up.y), n * (rise * up.y - aside * up.x)]
    let [first, last, all] = [-1, -1, 0]
    for (let s = 0; s < steps; s++) {
      const far = from + ((to - from) * s) / (steps - 1)
      const [x, y] = [Math.floor(cx + far * dx), Math.floor(cy + far * dy)]
      if (x < 0 || y < 0 || x >= width || y >= height) break
      if (data[y * width + x] < 0.5) {
        // beyond a gap lies somebody else's hair
        if (last >= 0 && s - last > 5) break
        continue
      }
      if (first < 0) first = s
      last = s
      all++
    }
    const step = (to - from) / (steps - 1)
    const depth = first < 0 ? 0 : (last - first) * step
    inner.push(first < 0 ? 0.55 : from + first * step)
    outer.push(first < 0 ? 0.9 : from + last * step)
    sure.push(first < 0 ? 0 : smoothstep(...deep, depth) * smoothstep(0.5, 0.9, all / (last - first + 1)))
  }
  const [begin, end, trust] = [evened(inner, 4), evened(outer, 4), evened(sure, 4)]
  const reach = to * size * u
  const per = 1 / (size * u)
  let certain = 0
  return {
    box: [
      Math.max(0, Math.floor(cx - reach)),
      Math.max(0, Math.floor(cy - reach)),
      Math.min(width, Math.ceil(cx + reach)),
      Math.min(height, Math.ceil(cy + reach)),
    ],
    depthAt: (x, y) => {
      const [dx, dy] = [(x - cx) * per, (y - cy) * per]
      const [rise, aside] = [dx * up.x + dy * up.y, dx * up.y - dy * up.x]
      const quarter = quarterOf(rise, aside)
      const place = ((quarter / fan + 1) / 2) * (rays - 1)
      // towards the temples it fades
      const fade = smoothstep(0.9, 0.5, Math.abs(quarter))
      certain = 0
      if (fade === 0 || !(place >= 0 && place < rays - 1)) return 0
      const k = Math.floor(place)
      const t = place - k
      const a = begin[k] + t * (begin[k + 1] - begin[k])
      const b = end[k] + t * (end[k + 1] - end[k])
      certain = fade * (trust[k] + t * (trust[k + 1] - trust[k]))
      return (Math.sqrt(rise * rise + aside * aside) - a) / Math.max(0.05, b - a)
    },
    sure: () => certain,
  }
}
