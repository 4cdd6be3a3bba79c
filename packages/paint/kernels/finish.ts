import type { Plane } from '../plane.ts'
import { linearPlain, oklabPlain } from './light.ts'
import type { Machine } from './machine.ts'

/** Holds the slopes of a guided model to what colours may follow, and puts lightness in their spare lane; in place. */
export function holdSlopes(m: Machine, slope: Plane, L: Plane): void {
  m.rows('heldSlopeRows', slope.height, slope.at, L.at, slope.width)
}
/** The edges of `original` given back by what `slope` learnt; differences below `quiet` are grain. */
export function finished(
  m: Machine,
  src: Plane,
  slope: Plane,
  original: Plane,
  [strength, quiet]: readonly [number, number],
): Plane {
  const out = m.plane(src.width, src.height, 4)
  m.rows('finishRows', src.height, src.at, slope.at, original.at, out.at, src.width, strength, quiet)
  return out
}
/** Grain on lightness, plainest in the middle tones. */
export function grained(m: Machine, src: Plane, grain: Plane, amount: number): Plane {
  const out = m.plane(src.width, src.height, 4)
  m.rows('grainRows', src.height, src.at, grain.at, out.at, src.width, amount)
  return out
}
/** What of the broad light and of the detail above it stays, and where middle grey comes to lie. */
export interface Tone {
  readonly middle: number
  readonly light: number
  readonly detail: number
}
/** A picture with its lightness `L` put together anew from its broad part and the rest. */
export function toned(m: Machine, src: Plane, L: Plane, base: Plane, { middle, light, detail }: Tone): Plane {
  const out = m.plane(src.width, src.height, 4)
  m.rows('toneRows', src.height, src.at, L.at, base.at, out.at, src.width, middle, light, detail)
  return out
}

/** Light of one colour, linear red, green and blue. */
export interface Beam {
  readonly colour: readonly [number, number, number]
  readonly amount: number
  /** How much is kept from what `spare` marks. */
  readonly spared: number
}
/** Linear light that nothing is lit beyond. */
const white = 1.05

/** Light added in linear colour; where it grows too bright it rolls off as film does. */
export function lit(
  m: Machine,
  src: Plane,
  where: Plane,
  { colour, amount, spared }: Beam,
  spare?: Plane,
): Plane {
  const out = m.plane(src.width, src.height, 4)
  const from = [src.at, where.at, spare?.at ?? 0, out.at] as const
  m.rows('addLightRows', src.height, ...from, src.width, ...colour, amount, spared)
  return out
}

const held = (v: number, least: number, most: number): number => Math.min(most, Math.max(least, v))
const bounds = [
  [-1, 1.5],
  [-0.4, 0.4],
  [-0.4, 0.4],
] as const

/** The plain twins, by name. */
export const plain = {
  holdSlopes: (slope: Plane, L: Plane): Float32Array =>
    slope.data.map((v, k) => (k % 4 === 3 ? L.data[k >> 2] : held(v, bounds[k % 4][0], bounds[k % 4][1]))),
  finished: (src: Plane, slope: Plane, original: Plane, strength: number, quiet: number): Float32Array =>
    src.data.map((v, k) => {
      if (k % 4 === 3) return v
      const lost = original.data[k - (k % 4)] - slope.data[k - (k % 4) + 3]
      const square = lost * lost
      return v + (slope.data[k] * strength * lost * square) / (square + quiet * quiet + 1e-9)
    }),
  grained: (src: Plane, grain: Plane, amount: number): Float32Array =>
    src.data.map((v, k) => {
      const L = held(v, 0, 1)
      const plainness = 0.35 + 2.6 * L * (1 - L)
      return k % 4 === 0 ? held(L + amount * plainness * (grain.data[k >> 2] - 0.5), 0, 1) : v
    }),
  toned: (src: Plane, L: Plane, base: Plane, { middle, light, detail }: Tone): Float32Array =>
    src.data.map((v, k) => {
      const i = k >> 2
      const to = held(middle + light * (base.data[i] - 0.5) + detail * (L.data[i] - base.data[i]), 0.02, 1.02)
      const chroma = held(Math.sqrt(to / Math.max(0.06, src.data[4 * i])), 0.85, 1.35)
      return [to, v * chroma, v * chroma, 0][k % 4]
    }),
  lit: (src: Plane, where: Plane, { colour, amount, spared }: Beam, spare?: Plane): Float32Array => {
    const light = linearPlain(src)
    const strongest = Math.max(...colour)
    for (let i = 0, k = 0; k < light.length; i++, k += 4) {
      const w = amount * where.data[i] * (spare ? 1 - spared * spare.data[i] : 1)
      if (w <= 0) continue
      // what is bright already takes less, so that nothing clips and nothing darkens
      const room = Math.max(0, white - Math.max(light[k], light[k + 1], light[k + 2]))
      const taken = (w * room) / (room + w * strongest + 1e-4)
      for (let l = 0; l < 3; l++) light[k + l] += taken * colour[l]
      // what it cannot take bleaches it, as on film
      const spilt = (w - taken) * strongest
      const bleached = (0.5 * spilt) / (0.8 + spilt)
      const most = Math.max(light[k], light[k + 1], light[k + 2])
      for (let l = 0; l < 3; l++) light[k + l] += bleached * (most - light[k + l])
    }
    return oklabPlain({ ...src, data: light })
  },
} as const
