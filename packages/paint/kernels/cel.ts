import { unit } from '../clamp.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Machine } from './machine.ts'

/** What drawn films are made of; each function makes a new plane, and its plain twin stands in `plain`. */

export interface Vibrance {
  readonly gain: number
  readonly full: number
  readonly spared: number
}
/** Dull colours made stronger; those of the hue of skin less, where `spare` is. */
export function vibrance(m: Machine, src: Plane, v: Vibrance, spare?: Plane): Plane {
  const out = m.plane(src.width, src.height, 4)
  m.rows('celVibranceRows', src.height, src.at, spare?.at ?? 0, out.at, src.width, v.gain, v.full, v.spared)
  return out
}

export interface LeafHues {
  /** Hues in radians. */
  readonly lit: number
  readonly shade: number
  readonly pull: number
  readonly gain: number
}
/** Greens and yellow greens lie about this hue; red leaves of autumn are none. */
const green = 2.3
const way = (hue: number) => [Math.cos(hue), Math.sin(hue)] as const
/** Greens drawn to two hues, where `leaves` are. */
export function leafHues(m: Machine, src: Plane, leaves: Plane, v: LeafHues): Plane {
  const out = m.plane(src.width, src.height, 4)
  const hues = [...way(v.lit), ...way(v.shade), ...way(green)]
  m.rows('celLeafRows', src.height, src.at, leaves.at, out.at, src.width, ...hues, v.pull, v.gain)
  return out
}

export interface SplitTone {
  readonly shadowA: number
  readonly shadowB: number
  readonly lightA: number
  readonly lightB: number
  readonly amount: number
  readonly pivot: number
  readonly lift: number
}
/** One hue for shadows and one for lights. */
export function splitTone(m: Machine, src: Plane, v: SplitTone, spare?: Plane): Plane {
  const out = m.plane(src.width, src.height, 4)
  const hues = [v.shadowA, v.shadowB, v.lightA, v.lightB, v.amount, v.pivot, v.lift] as const
  m.rows('celSplitRows', src.height, src.at, spare?.at ?? 0, out.at, src.width, ...hues)
  return out
}

export interface Calm {
  readonly below: number
  readonly amount: number
}
const perOf = (below: number): number => 1 / Math.max(0.01, 0.55 * below)
/** A smooth picture in place of another where that is dark. */
export function calm(m: Machine, src: Plane, even: Plane, { below, amount }: Calm, spare?: Plane): Plane {
  const out = m.plane(src.width, src.height, 4)
  const maps = [src.at, even.at, spare?.at ?? 0, out.at] as const
  m.rows('celCalmRows', src.height, ...maps, src.width, below, perOf(below), amount)
  return out
}

export interface Folds {
  readonly fold: number
  readonly depth: number
  readonly light: number
  readonly soft: number
  readonly shadeA: number
  readonly shadeB: number
  readonly amount: number
}
/** @param things the one colour of what each pixel belongs to; `light` the rounded lightness of `src` */
export function folds(m: Machine, src: Plane, things: Plane, light: Plane, v: Folds, spare?: Plane): Plane {
  const { width, height } = src
  const out = m.plane(width, height, 4)
  const maps = [src.at, things.at, light.at, spare?.at ?? 0, out.at] as const
  const looks = [v.fold, v.depth, v.light, v.soft, v.shadeA, v.shadeB, v.amount] as const
  m.rows('celFoldRows', height, ...maps, width, height, ...looks)
  return out
}

export type Side = 'inside' | 'outside'
const signOf = (side: Side) => (side === 'inside' ? ([0, 1] as const) : ([1, -1] as const))
/** A picture weighed by how surely it is of one side of a map; the weight in lane 3. */
export function sided(m: Machine, src: Plane, map: Plane, side: Side): Plane {
  const out = m.plane(src.width, src.height, 4)
  m.rows('celSideRows', src.height, src.at, map.at, out.at, src.width, ...signOf(side))
  return out
}
/** The border of a map in the colours of one side, as `near` and `far` means of `sided` have them. */
export function edged(m: Machine, src: Plane, map: Plane, near: Plane, far: Plane, side: Side): Plane {
  const out = m.plane(src.width, src.height, 4)
  const maps = [src.at, map.at, near.at, far.at, out.at] as const
  m.rows('celEdgeRows', src.height, ...maps, src.width, ...signOf(side))
  return out
}

export interface OwnInk {
  readonly tone: number
  readonly rich: number
  readonly share: number
  readonly L: number
  readonly a: number
  readonly b: number
  readonly opacity: number
}
/** A line of the colour that is under it, with a share of one ink. */
export function ownInk(m: Machine, src: Plane, where: Plane, v: OwnInk): Plane {
  const out = m.plane(src.width, src.height, 4)
  const looks = [v.tone, v.rich, v.share, v.L, v.a, v.b, v.opacity] as const
  m.rows('celInkRows', src.height, src.at, where.at, out.at, src.width, ...looks)
  return out
}

export const plain = {
  vibrance({ data: s }: Plane, { gain, full, spared }: Vibrance, spare?: Plane): Float32Array {
    const out = Float32Array.from(s)
    for (let i = 0, k = 0; k < s.length; i++, k += 4) {
      const [a, b] = [s[k + 1], s[k + 2]]
      const c = Math.sqrt(a * a + b * b)
      const t = Math.max(0, 1 - c / full)
      const near = (a * 0.5817 + b * 0.8134) / (c + 1e-5)
      const kept = spare ? 1 - spared * spare.data[i] * smoothstep(0.825, 0.969, near) : 1
      const by = 1 + (gain - 1) * t * t * (3 - 2 * t) * kept
      out[k + 1] = a * by
      out[k + 2] = b * by
    }
    return out
  },
  leafHues({ data: s }: Plane, leaves: Plane, { lit, shade, pull, gain }: LeafHues): Float32Array {
    const out = Float32Array.from(s)
    const [[la, lb], [sa, sb], [ga, gb]] = [way(lit), way(shade), way(green)]
    for (let i = 0, k = 0; k < s.length; i++, k += 4) {
      const leaf = leaves.data[i]
      const [a, b] = [s[k + 1], s[k + 2]]
      const c = Math.sqrt(a * a + b * b) + 1e-6
      const t = pull * leaf * smoothstep(0.7, 0.9, (a * ga + b * gb) / c)
      if (t <= 0 || leaf < 0.01) continue
      const light = smoothstep(0.25, 0.75, s[k])
      const x = (1 - t) * (a / c) + t * (sa + light * (la - sa))
      const y = (1 - t) * (b / c) + t * (sb + light * (lb - sb))
      const by = (c * (1 + (gain - 1) * leaf)) / (Math.sqrt(x * x + y * y) + 1e-6)
      out[k + 1] = x * by
      out[k + 2] = y * by
    }
    return out
  },
  splitTone({ data: s }: Plane, v: SplitTone, spare?: Plane): Float32Array {
    const out = Float32Array.from(s)
    for (let i = 0, k = 0; k < s.length; i++, k += 4) {
      const [L, a, b] = [s[k], s[k + 1], s[k + 2]]
      const free = v.amount * (spare ? 1 - spare.data[i] : 1)
      const dark = free * smoothstep(v.pivot + 0.1, 0.05, L)
      const light = 0.6 * free * smoothstep(v.pivot - 0.05, 1, L)
      out[k] = L + v.lift * dark * (1 - L)
      out[k + 1] = a + dark * (v.shadowA - 0.45 * a) + light * (v.lightA - 0.25 * a)
      out[k + 2] = b + dark * (v.shadowB - 0.45 * b) + light * (v.lightB - 0.25 * b)
    }
    return out
  },
  calm({ data: s }: Plane, even: Plane, { below, amount }: Calm, spare?: Plane): Float32Array {
    const out = Float32Array.from(s)
    for (let i = 0, k = 0; k < s.length; i++, k += 4) {
      const x = unit((below - even.data[k]) * perOf(below))
      const t = amount * x * x * (3 - 2 * x) * (spare ? 1 - 0.45 * spare.data[i] : 1)
      for (let l = k; l < k + 3; l++) out[l] = s[l] + t * (even.data[l] - s[l])
    }
    return out
  },
  folds(
    { width, height, data: s }: Plane,
    things: Plane,
    light: Plane,
    v: Folds,
    spare?: Plane,
  ): Float32Array {
    const out = Float32Array.from(s)
    const L = light.data
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const k = 4 * i
        const base = things.data[k]
        let [l, a, b] = [base, things.data[k + 1], things.data[k + 2]]
        const away = L[i] - base
        const [da, db, dl] = [s[k + 1] - a, s[k + 2] - b, s[k] - L[i]]
        // what stands out from its thing is a form of its own
        const own = smoothstep(0.0025, 0.009, da * da + db * db + 0.35 * dl * dl + 0.06 * away * away)
        // black cloth has folds that only a lifted photo shows: they would be blotches
        const fold = v.fold * (1 + 1.3 * smoothstep(0.34, 0.16, base))
        // a border between two tones is one soft pixel wide: its own slope says how far this pixel is from it
        if (away < -0.5 * fold || away > 0.5 * fold) {
          const gx = L[i + (x < width - 1 ? 1 : 0)] - L[i - (x > 0 ? 1 : 0)]
          const gy = L[i + (y < height - 1 ? width : 0)] - L[i - (y > 0 ? width : 0)]
          const per = 1 / Math.max(0.002, v.soft, Math.sqrt(gx * gx + gy * gy))
          const first = unit(0.5 - (away + fold) * per)
          const second = unit(0.5 - (away + 2.6 * fold) * per)
          const lit = unit(0.5 + (away - 1.3 * fold) * per)
          const shadow = first + 0.9 * second
          // a dark thing can only lose as much as it has
          l += 2 * v.light * lit * (1 - base) - shadow * v.depth * Math.min(1, 0.4 + base)
          a += shadow * v.shadeA
          b += shadow * v.shadeB
        }
        const t = v.amount * (1 - own) * (spare ? 1 - spare.data[i] : 1)
        out[k] = unit(s[k] + t * (l - s[k]))
        out[k + 1] = s[k + 1] + t * (a - s[k + 1])
        out[k + 2] = s[k + 2] + t * (b - s[k + 2])
      }
    return out
  },
  sided({ data: s }: Plane, map: Plane, side: Side): Float32Array {
    const [offset, sign] = signOf(side)
    return Float32Array.from(s, (v, j) => {
      const own = unit(offset + sign * map.data[j >> 2]) ** 4
      return own * (j % 4 === 3 ? 1 : v)
    })
  },
  edged({ data: s }: Plane, map: Plane, near: Plane, far: Plane, side: Side): Float32Array {
    const out = Float32Array.from(s)
    const [offset, sign] = signOf(side)
    for (let i = 0, k = 0; k < s.length; i++, k += 4) {
      const own = offset + sign * map.data[i]
      if (own > 0.92) continue
      const [nw, fw] = [near.data[k + 3], far.data[k + 3]]
      // nothing near by: further away, and where there is nothing at all the pixel as it is
      const close = smoothstep(0.01, 0.12, nw)
      const t = smoothstep(0.92, 0.6, own) * Math.max(close, smoothstep(0.004, 0.05, fw))
      for (let l = k; l < k + 3; l++) {
        const c = (near.data[l] * close) / (nw + 1e-5) + (far.data[l] * (1 - close)) / (fw + 1e-5)
        out[l] = s[l] + t * (c - s[l])
      }
    }
    return out
  },
  ownInk({ data: s }: Plane, where: Plane, v: OwnInk): Float32Array {
    const out = Float32Array.from(s)
    const own = 1 - v.share
    for (let i = 0, k = 0; k < s.length; i++, k += 4) {
      if (where.data[i] < 0.004) continue
      const t = v.opacity * Math.min(1, where.data[i])
      out[k] += t * (own * unit(v.tone * s[k]) + v.share * v.L - s[k])
      out[k + 1] += t * (own * v.rich * s[k + 1] + v.share * v.a - s[k + 1])
      out[k + 2] += t * (own * v.rich * s[k + 2] + v.share * v.b - s[k + 2])
    }
    return out
  },
}
