import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Machine } from './machine.ts'

export interface ThinPaint {
  /** The picture blurred: what is darker or lighter than it is a fold. */
  readonly around: Plane
  readonly skin: Plane
  readonly care: Plane
  /** Noise 0..1 in swings of about a tenth and of a fortieth of the picture. */
  readonly clouds: Plane
  readonly flecks: Plane
  /** Pixels from a place to where the same clouds are read again, for the other colour axis. */
  readonly other: number
  /** 0..1. */
  readonly thin: number
  readonly wander: number
  readonly folds: number
}

/** Colours as thin paint on white shows them: `thinPaintPlain` says how. */
export function thinPaint(m: Machine, src: Plane, p: ThinPaint): Plane {
  const out = m.plane(src.width, src.height, 4)
  const maps = [p.around.at, p.skin.at, p.care.at, p.clouds.at, p.flecks.at] as const
  const how = [p.other, p.thin, p.wander, p.folds] as const
  m.rows('thinPaintRows', src.height, src.at, ...maps, out.at, src.width, src.height, ...how)
  return out
}
/** The plain twin. */
export function thinPaintPlain(src: Plane, p: ThinPaint): Float32Array {
  const d = new Float32Array(src.data.length)
  const [s, r, n] = [src.data, p.around.data, src.width * src.height]
  for (let i = 0, k = 0; i < n; i++, k += 4) {
    const [skin, care] = [p.skin.data[i], p.care.data[i]]
    const own = Math.min(1, Math.max(skin, 0.6 * care))
    const dark = smoothstep(0.5, 0.22, r[k])
    const relief = Math.min(0.4, Math.max(-0.4, (s[k] - r[k]) / (0.14 + r[k])))
    const L = Math.min(1, Math.max(0, s[k] + 0.45 * p.folds * dark * relief * (1 - own)))
    const open = 0.22 + 0.77 * L ** 0.85
    const skinOpen = 0.1 + 0.89 * L ** 0.92
    const light = L + (open + (skinOpen - open) * own - L) * p.thin
    const grey = Math.hypot(s[k + 1], s[k + 2])
    const gain = 1.22 + 0.38 * smoothstep(0.25, 0.02, grey) * (1 - smoothstep(0.012, 0.002, grey))
    const g = gain + (1.06 - gain) * skin
    const shade = smoothstep(0.62, 0.34, light) * (1 - own)
    const j = i + p.other < n ? i + p.other : i + p.other - n
    const [c1, c2, f1] = [p.clouds.data[i], p.clouds.data[j], p.flecks.data[i]].map((v) => 2 * v - 1)
    const free = p.wander * (1 - 0.5 * smoothstep(0.8, 0.97, light)) * (1 - 0.85 * Math.max(skin, care))
    let a = g * s[k + 1] + free * (0.016 * c1 + 0.009 * f1) + shade * (0.05 * c2 + 0.014 * f1 + 0.002)
    const b = g * s[k + 2] + free * (0.018 * c2 - 0.01 * f1) + shade * (-0.022 + 0.056 * c1)
    const chroma = Math.hypot(a, b) + 1e-6
    // thin blue is cobalt, not turquoise: pale skies keep little colour, and what they keep leans to violet
    const blue = smoothstep(0.4, 0.85, -b / chroma) * smoothstep(0.5, 0.75, light)
    a += 0.13 * chroma * blue
    const [knee, full] = [0.12 - 0.045 * blue, 0.055 - 0.02 * blue]
    const kept = chroma > knee ? (knee + full * Math.tanh((chroma - knee) / full)) / chroma : 1
    d.set([light, a * kept, b * kept, 0], k)
  }
  return d
}

/** Draws a picture towards the washes it is parted into, what differs strongly less: `poolPlain` says how. */
export function pool(m: Machine, src: Plane, wash: Plane, care: Plane | undefined, flat: number): Plane {
  const out = m.plane(src.width, src.height, 4)
  m.rows('poolRows', src.height, src.at, wash.at, care?.at ?? 0, out.at, src.width, flat)
  return out
}
/** The plain twin. */
export function poolPlain(src: Plane, wash: Plane, care: Plane | undefined, flat: number): Float32Array {
  const d = new Float32Array(src.data.length)
  const [s, w] = [src.data, wash.data]
  for (let i = 0, j = 0; j < s.length; i++, j += 4) {
    const spared = care ? care.data[i] : 0
    const to = flat * (1 - 0.9 * spared)
    // what differs strongly from its wash is a form of its own, not part of the wash
    const off = Math.abs(s[j] - w[j]) + Math.abs(s[j + 1] - w[j + 1]) + Math.abs(s[j + 2] - w[j + 2])
    const deep = smoothstep(0.6, 0.4, w[j])
    const far = off / (0.16 + 0.06 * deep)
    const t = (to + (1 - to) * 0.6 * deep * (1 - spared)) / (1 + far * far)
    for (let l = 0; l < 3; l++) d[j + l] = s[j + l] + t * (w[j + l] - s[j + l])
    d[j + 3] = 1 + (w[j + 3] - 1) * (1 - 0.85 * spared)
  }
  return d
}

/** A picture, and what ran instead as far as `share` says and nobody cares; all four lanes. */
export function runInto(m: Machine, src: Plane, ran: Plane, share: Plane, care: Plane): Plane {
  const out = m.plane(src.width, src.height, 4)
  m.rows('runRows', src.height, src.at, ran.at, share.at, care.at, out.at, src.width)
  return out
}
/** The plain twin. */
export const runIntoPlain = (src: Plane, ran: Plane, share: Plane, care: Plane): Float32Array =>
  src.data.map((v, j) => v + share.data[j >> 2] * (1 - care.data[j >> 2]) * (ran.data[j] - v))

export interface WaterMarks {
  /** The lightness, smoothed a little and more. */
  readonly near: Plane
  readonly wide: Plane
  /** Noise 0..1, from broad to fine. */
  readonly drift: Plane
  readonly clouds: Plane
  readonly flecks: Plane
  readonly care: Plane
  /** How far the nearest drop fell, in cells. */
  readonly blooms: Plane
  readonly turbulence: number
  readonly whites: number
}

/** What water does to the thickness of washes (the spare lane): `waterMarksPlain` says how. */
export function waterMarks(m: Machine, src: Plane, p: WaterMarks): Plane {
  const out = m.plane(src.width, src.height, 4)
  const fields = [p.near, p.wide, p.drift, p.clouds, p.flecks, p.care, p.blooms].map((f) => f.at)
  m.rows('waterMarkRows', src.height, src.at, ...fields, out.at, src.width, p.turbulence, p.whites)
  return out
}
/** The plain twin. */
export function waterMarksPlain(src: Plane, p: WaterMarks): Float32Array {
  const d = Float32Array.from(src.data)
  const { turbulence, whites } = p
  for (let i = 0, k = 0; k < d.length; i++, k += 4) {
    const free = 1 - p.care.data[i]
    const [light, wide] = [p.near.data[i], p.wide.data[i]]
    const [c, f, g] = [p.clouds.data[i], p.flecks.data[i], p.drift.data[i]].map((v) => 2 * v - 1)
    // a deep wash is laid at once and stays whole; thin ones show every drop of water
    const calm = 0.55 + 0.45 * smoothstep(0.35, 0.6, light)
    let t = 1 + turbulence * calm * (0.3 * c + 0.14 * f) * (0.15 + 0.85 * free)
    // a large dark is charged wet: thinned here, gathered there
    const thinned = Math.min(0.5, Math.max(0, 0.12 + 0.6 * c + 0.35 * g + 0.15 * f))
    t *= 1 - turbulence * smoothstep(0.52, 0.36, wide) * (0.35 + 0.65 * free) * thinned
    const ring = p.blooms.data[i] + 0.08 * f
    if (ring < 0.39) {
      const wet = turbulence * free * smoothstep(0.05, 0.3, g) * smoothstep(0.42, 0.6, light)
      const off = (ring - 0.34) / 0.014
      t *= 1 + wet * (0.32 * Math.exp(-off * off) - 0.2 * smoothstep(0.34, 0.25, ring))
    }
    // the bright side of an edge: a gap where the brush did not quite reach
    const gap = smoothstep(0.012, 0.035, light - wide) * smoothstep(-0.1, 0.25, c + 0.2 * f) * free * free
    t *= 1 - whites * gap * smoothstep(0.45, 0.7, d[k])
    t *= 1 - whites * smoothstep(0.9, 0.98, light) * (0.2 + 0.8 * free)
    d[k + 3] = Math.min(2.4, Math.max(0.15, d[k + 3] * t))
  }
  return d
}
