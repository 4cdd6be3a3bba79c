import type { Lab } from '../colour.ts'
import { gaussian } from '../kernels/gaussian.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { type SkyPalette, skies } from './skies.ts'

/** What a photo's own sky is like. */
export interface SkySetting {
  /** Of the picture. */
  readonly share: number
  /** Height at which it ends, as a share of the picture's. */
  readonly lowest: number
  /** 0 by day, 1 by night. */
  readonly dark: number
  /** Share of it that is cloud. */
  readonly clouded: number
  /** Chroma of its bluest part: clouds are greyer. */
  readonly bluest: number
  /** -1 where the left of it is the brighter, else 1. */
  readonly side: number
}

/** Every how many pixels a sky is sampled. */
const every = 3

export function settingOf(sky: Plane, photo: Plane): SkySetting {
  const { width, height } = sky
  const rows = new Float64Array(height)
  const chromas = new Float64Array(64)
  let [all, sumL, left, right, leftL, rightL, scene, count] = [0, 0, 1e-3, 1e-3, 0, 0, 0, 0]
  for (let y = 0; y < height; y += every)
    for (let x = 0; x < width; x += every) {
      const i = y * width + x
      const w = sky.data[i]
      scene += photo.data[4 * i]
      count++
      if (w < 0.3) continue
      const [L, a, b] = [photo.data[4 * i], photo.data[4 * i + 1], photo.data[4 * i + 2]]
      all += w
      sumL += w * L
      rows[y] += w
      chromas[Math.min(63, Math.floor(320 * Math.sqrt(a * a + b * b)))] += w
      if (x < width / 2) {
        left += w
        leftL += w * L
      } else {
        right += w
        rightL += w * L
      }
    }
  if (all === 0) return { share: 0, lowest: 0, dark: 0, clouded: 0, bluest: 0, side: 1 }
  // a hundredth of it may lie lower: scraps between things
  let [rest, last] = [0.01 * all, height - 1]
  for (; last > 0 && rest >= rows[last]; last--) rest -= rows[last]
  let [high, at] = [0.15 * all, 63]
  for (; at > 0 && high >= chromas[at]; at--) high -= chromas[at]
  const bluest = (at + 0.5) / 320
  let cloudy = 0
  for (let k = 0; k < 64; k++) cloudy += chromas[k] * cloudOf((k + 0.5) / 320, bluest)
  return {
    share: (all * every * every) / (width * height),
    lowest: Math.max(0.15, last / height),
    // the sky of a dark scene may be light itself, and still it is dusk
    dark: Math.max(
      smoothstep(0.6, 0.5, sumL / all),
      smoothstep(0.47, 0.38, scene / count) * smoothstep(0.7, 0.6, sumL / all),
    ),
    clouded: cloudy / all,
    bluest,
    side: leftL / left > rightL / right ? -1 : 1,
  }
}

/** How much a colour is cloud, by its chroma; a sky without blue is one grey, and has none to tell. */
const cloudOf = (chroma: number, bluest: number): number =>
  smoothstep(0.78, 0.38, chroma / Math.max(0.02, bluest)) * smoothstep(0.045, 0.07, bluest)

/** A palette at dusk: all of it darker, the zenith most, and by `night` that of a drawn night. */
export function toned(p: SkyPalette, dark: number, night: number): SkyPalette {
  const by = (name: Exclude<keyof SkyPalette, 'rise'>, share: number): Lab => {
    const [c, n, t] = [p[name], skies.night[name], night * dark]
    const L = c.L * (1 - (1 - share) * dark)
    return { L: L + t * (n.L - L), a: c.a + t * (n.a - c.a), b: c.b + t * (n.b - c.b) }
  }
  return {
    zenith: by('zenith', 0.55),
    middle: by('middle', 0.62),
    horizon: by('horizon', 0.72),
    lit: by('lit', 0.72),
    turned: by('turned', 0.66),
    shaded: by('shaded', 0.6),
    rise: p.rise,
  }
}

/** The photo's own clouds, smoothed within the sky, in lane 2 of a plane as large as `like`, `k` times smaller, `u` pixels a u. */
export function ownClouds(
  m: Machine,
  like: Plane,
  sky: Plane,
  photo: Plane,
  { bluest }: SkySetting,
  { u, k }: { readonly u: number; readonly k: number },
): Plane {
  const { width } = sky
  const sums = m.plane(like.width, like.height, 4)
  for (let y = 0, j = 0; y < like.height; y++) {
    const row = Math.min(sky.height - 1, Math.floor(y * k)) * width
    for (let x = 0; x < like.width; x++, j += 4) {
      const i = row + Math.min(width - 1, Math.floor(x * k))
      const [a, b] = [photo.data[4 * i + 1], photo.data[4 * i + 2]]
      const w = sky.data[i] > 0.05 ? sky.data[i] : 0
      sums.data[j] = 0
      sums.data[j + 1] = w
      sums.data[j + 2] = w > 0 ? w * cloudOf(Math.sqrt(a * a + b * b), bluest) : 0
      sums.data[j + 3] = 0
    }
  }
  const soft = gaussian(m, sums, 5 * u)
  for (let j = 0; j < soft.data.length; j += 4) soft.data[j + 2] /= Math.max(0.05, soft.data[j + 1])
  return soft
}
