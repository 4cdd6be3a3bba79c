import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Machine } from './machine.ts'

const clamp01 = (v: number): number => Math.min(1, Math.max(0, v))
const swing = (p: Plane, i: number): number => 2 * p.data[i] - 1

export interface Reserve {
  /** Mean of the subject around. */
  readonly halo: Plane
  readonly sky: Plane
  readonly detail: Plane
  readonly drift: Plane
  readonly clouds: Plane
  readonly far?: Plane | undefined
  /** How much of a portrait the photo is. */
  readonly portrait: number
  readonly behind: number
  readonly open: number
}
/** What is painted and what stays bare. */
export function reserve(m: Machine, subject: Plane, r: Reserve): Plane {
  const { width, height } = subject
  const out = m.plane(width, height)
  const maps = [
    subject.at,
    r.halo.at,
    r.sky.at,
    r.detail.at,
    r.drift.at,
    r.clouds.at,
    r.far?.at ?? 0,
  ] as const
  m.rows('reserveRows', height, ...maps, out.at, width, height, r.portrait, r.behind, r.open)
  return out
}
/** The plain twin. */
export function reservePlain(subject: Plane, r: Reserve): Float32Array {
  const { width, height } = subject
  return subject.data.map((v, i) => {
    const [x, y] = [i % width, Math.floor(i / width)]
    const [n1, n2] = [swing(r.drift, i), swing(r.clouds, i)]
    const edge =
      Math.max(Math.abs((2 * x) / width - 1), Math.abs((2 * y) / height - 1)) + 0.25 * n1 + 0.08 * n2
    const s = clamp01(v)
    const around = Math.min(0.75, Math.max(0, 0.1 + 0.45 * Math.min(1, 2.2 * r.halo.data[i]) + 0.5 * n1))
    const portrait = s + (1 - s) * r.behind * around * smoothstep(1, 0.7, edge)
    const seen = 1 - r.open * (1.1 - 1.1 * r.detail.data[i])
    const mist = r.far ? 1 - r.open * 0.9 * r.far.data[i] * (0.7 + 0.6 * r.drift.data[i]) : 1
    const bare = 1 - 0.95 * Math.min(1, r.sky.data[i])
    const scene = Math.max(smoothstep(1.04, 0.7, edge) * seen * mist * bare, s * smoothstep(1.12, 0.92, edge))
    return clamp01(r.portrait * portrait + (1 - r.portrait) * scene)
  })
}

export interface Fading {
  readonly clouds: Plane
  /** How much of a portrait the photo is. */
  readonly portrait: number
  readonly foot: number
  readonly sides: number
}
/** What stays of a portrait that fades into the paper; both fields move the border. */
export function fading(m: Machine, drift: Plane, { clouds, portrait, foot, sides }: Fading): Plane {
  const { width, height } = drift
  const out = m.plane(width, height)
  m.rows('fadeRows', height, drift.at, clouds.at, out.at, width, height, portrait, foot, sides)
  return out
}
/** The plain twin. */
export function fadingPlain(drift: Plane, { clouds, portrait, foot, sides }: Fading): Float32Array {
  const { width, height } = drift
  return drift.data.map((_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)]
    const n = 0.1 * swing(clouds, i) + 0.1 * swing(drift, i)
    const down = foot * smoothstep(0.87, 1.02, y / height + n)
    const side = sides * smoothstep(0.93, 1.04, Math.abs((2 * x) / width - 1) + n)
    return 1 - portrait * (1 - (1 - down) * (1 - side))
  })
}

/** How red or pink a smoothed picture is: nothing at a saturation of `least`, all at `full`. */
export function redness(m: Machine, soft: Plane, least: number, full: number, spare?: Plane): Plane {
  const out = m.plane(soft.width, soft.height)
  m.rows('redRows', soft.height, soft.at, spare?.at ?? 0, out.at, soft.width, least, full)
  return out
}
/** The plain twin. */
export function rednessPlain(soft: Plane, least: number, full: number, spare?: Plane): Float32Array {
  return new Float32Array(soft.data.length / 4).map((_, i) => {
    const [L, a, b] = soft.data.subarray(4 * i, 4 * i + 3)
    const chroma = Math.sqrt(a * a + b * b)
    const hue = smoothstep(0.66, 0.84, a / (chroma + 1e-4) + (b < 0 ? 0.2 : 0))
    const strong = (0.6 * chroma) / Math.max(0.2, L)
    return hue * smoothstep(least, full, strong) * (spare ? 1 - clamp01(spare.data[i]) : 1)
  })
}

/** Doubled directions and strength of a flow, as means over blocks of k x k: directions agree where these do. */
export function doubled(m: Machine, flow: Plane, k: number): Plane {
  const out = m.plane(Math.ceil(flow.width / k), Math.ceil(flow.height / k), 4)
  m.rows('doubledRows', out.height, flow.at, out.at, flow.width, flow.height, k)
  return out
}
/** The plain twin. */
export function doubledPlain(flow: Plane, k: number): Float32Array {
  const w = Math.ceil(flow.width / k)
  const out = new Float32Array(4 * w * Math.ceil(flow.height / k))
  const count = new Float32Array(out.length / 4)
  for (let i = 0; i < flow.data.length / 4; i++) {
    const j = Math.floor(i / flow.width / k) * w + Math.floor((i % flow.width) / k)
    const [x, y, , s] = flow.data.subarray(4 * i, 4 * i + 4)
    for (const [l, v] of [(x * x - y * y) * s, 2 * x * y * s, s].entries()) out[4 * j + l] += v
    count[j]++
  }
  return out.map((v, i) => v / count[i >> 2])
}
/** Detail without a direction; `mean` as `doubled` gives it, smoothed. */
export function roughness(m: Machine, mean: Plane, detail: Plane, spare?: Plane): Plane {
  const out = m.plane(detail.width, detail.height)
  m.rows('roughRows', detail.height, mean.at, detail.at, spare?.at ?? 0, out.at, detail.width)
  return out
}
/** The plain twin. */
export const roughnessPlain = (mean: Plane, detail: Plane, spare?: Plane): Float32Array =>
  detail.data.map((d, i) => {
    const [x, y, s] = mean.data.subarray(4 * i, 4 * i + 3)
    const agree = Math.sqrt(x * x + y * y) / (s + 1e-6)
    const v = smoothstep(0.72, 0.35, agree) * smoothstep(0.35, 0.8, d)
    return v * (spare ? 1 - clamp01(spare.data[i]) : 1)
  })

export interface Tints {
  readonly keep: Plane
  readonly skin?: Plane | undefined
  readonly lips?: Plane | undefined
  readonly cheeks?: Plane | undefined
  readonly breath: number
  readonly reds: number
  readonly flesh: number
  readonly rouge: number
  /** Most chroma that is left. */
  readonly most: number
  /** What a touch of rouge adds. */
  readonly red: { readonly L: number; readonly a: number; readonly b: number }
}
/** The little colour that an ink painting keeps of a smoothed picture, as what it adds to the paper. */
export function tints(m: Machine, soft: Plane, t: Tints): Plane {
  const out = m.plane(soft.width, soft.height, 4)
  const maps = [soft.at, t.keep.at, t.skin?.at ?? 0, t.lips?.at ?? 0, t.cheeks?.at ?? 0, out.at] as const
  const shares = [t.breath, t.reds, t.flesh, t.rouge, t.most, t.red.L, t.red.a, t.red.b] as const
  m.rows('inkTintRows', soft.height, ...maps, soft.width, ...shares)
  return out
}
/** The plain twin. */
export function tintsPlain(soft: Plane, t: Tints): Float32Array {
  const out = new Float32Array(soft.data.length)
  for (let i = 0, k = 0; k < out.length; i++, k += 4) {
    const [a, b] = [soft.data[k + 1], soft.data[k + 2]]
    const chroma = Math.sqrt(a * a + b * b)
    const s = t.skin ? Math.min(1, t.skin.data[i]) : 0
    const hot = smoothstep(0.55, 0.92, a / (chroma + 1e-3)) * smoothstep(0.02, 0.08, chroma)
    const own =
      t.breath * smoothstep(0.03, 0.14, chroma) + t.reds * hot * (1 + 0.8 * smoothstep(0.1, 0.16, chroma))
    const stays = Math.min(t.keep.data[i] * (own + s * (t.flesh - own)), t.most / (chroma + 1e-3))
    const l = t.lips ? t.rouge * t.lips.data[i] : 0
    const c = t.cheeks ? 0.28 * t.rouge * t.cheeks.data[i] * s : 0
    out[k] = t.red.L * l
    out[k + 1] = a * stays + t.red.a * (l + c)
    out[k + 2] = b * stays + t.red.b * (l + c)
  }
  return out
}
