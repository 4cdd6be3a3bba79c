import type { Lab } from '../colour.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Machine } from './machine.ts'

/** A room behind people, brought to light and air. */
export interface Airy {
  /** 0..1: where the room is, and where it is burnt out. */
  readonly room: Plane
  readonly white: Plane
  /** Lightness of the room as it is, and as it shall be. */
  readonly mean: number
  readonly target: number
  /** Factor for the contrast of its forms. */
  readonly contrast: number
  /** How far lightness and the hue of greys go there, and how much a burnt-out place is tinted. */
  readonly lighter: number
  readonly by: number
  readonly burnt: number
  readonly upper: Lab
  readonly lower: Lab
}
export function airy(m: Machine, src: Plane, v: Airy): Plane {
  const { width, height } = src
  const out = m.plane(width, height, 4)
  const maps = [src.at, v.room.at, v.white.at, out.at] as const
  const looks = [v.mean, v.target, v.contrast, v.lighter, v.by, v.burnt] as const
  const colours = [v.upper, v.lower].flatMap(({ L, a, b }) => [L, a, b])
  m.rows('celAiryRows', height, ...maps, width, height, ...looks, ...colours)
  return out
}

/** Two ramps of lightness in one plane of 4 lanes: a row of cold colours and a row of hot ones. */
export interface Neon {
  readonly ramps: Plane
  /** Noise 0..1 by which the border of both wanders. */
  readonly drift: Plane
  readonly spare?: Plane | undefined
  readonly own: number
  readonly warm: number
  readonly sides: number
  readonly contrast: number
}
export function neon(m: Machine, src: Plane, v: Neon): Plane {
  const out = m.plane(src.width, src.height, 4)
  const maps = [src.at, v.drift.at, v.spare?.at ?? 0, v.ramps.at, out.at] as const
  const looks = [v.ramps.width - 1, v.own, v.warm, v.sides, v.contrast] as const
  m.rows('celNeonRows', src.height, ...maps, src.width, ...looks)
  return out
}

const held = (x: number, least: number, most: number): number => Math.min(most, Math.max(least, x))

export const plain = {
  airy({ width, height, data: s }: Plane, v: Airy): Float32Array {
    const out = Float32Array.from(s)
    const names = ['L', 'a', 'b'] as const
    for (let i = 0, k = 0; k < s.length; i++, k += 4) {
      const r = v.room.data[i]
      if (r < 0.004) continue
      const down = Math.floor(i / width) / height
      const air = names.map((n) => v.upper[n] + down * (v.lower[n] - v.upper[n]))
      const grey = v.by * smoothstep(0.0049, 0.0002, s[k + 1] ** 2 + s[k + 2] ** 2)
      const lit = held(v.target + (s[k] - v.mean) * v.contrast, 0.12, 0.97)
      const w = v.burnt * v.white.data[i]
      for (let l = 0; l < 3; l++) {
        const own = s[k + l]
        let c = l === 0 ? own + v.lighter * (lit - own) : own + grey * (1.25 * air[l] - own)
        c += w * (air[l] - c)
        out[k + l] = own + r * (c - own)
      }
    }
    return out
  },
  neon({ width, data: s }: Plane, v: Neon): Float32Array {
    const out = Float32Array.from(s)
    const steps = v.ramps.width - 1
    for (let i = 0, k = 0; k < s.length; i++, k += 4) {
      // rounded as the kernel rounds, so that both fall on the same step
      const f = Math.fround
      const L = held(f(f(f(s[k] - 0.5) * f(v.contrast)) + f(0.47)), 0, 1)
      const n = 4 * Math.floor(f(f(L * steps) + 0.5))
      const heat = v.warm * smoothstep(0.005, 0.075, s[k + 1] + 0.55 * s[k + 2])
      const side = v.sides * smoothstep(0.25, 0.95, (i % width) / width + 0.25 * (v.drift.data[i] - 0.5))
      const t = Math.min(1, heat * (v.spare ? 1 - v.spare.data[i] : 1) + side)
      for (let l = 0; l < 3; l++) {
        const cold = v.ramps.data[n + l]
        const to = cold + t * (v.ramps.data[4 * (steps + 1) + n + l] - cold)
        out[k + l] = l === 0 ? to : to + v.own * (1.2 * s[k + l] - to)
      }
    }
    return out
  },
}
