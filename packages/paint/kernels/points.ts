import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Machine } from './machine.ts'

/** What is done to each pixel alone. Every function makes a new plane and leaves its inputs as they are. */

/** Another picture, or flow, as far as `where` (held to 0..1) times `amount` says; all four lanes. */
export function mixed(m: Machine, src: Plane, other: Plane, where: Plane, amount = 1): Plane {
  const out = m.plane(src.width, src.height, 4)
  m.rows('pointMix', src.height, src.at, other.at, where.at, out.at, src.width, amount)
  return out
}
/** One colour as far as `where` says; the spare lane is kept. */
export function tinted(
  m: Machine,
  src: Plane,
  [L, a, b]: readonly [number, number, number],
  where: Plane,
  amount = 1,
): Plane {
  const out = m.plane(src.width, src.height, 4)
  m.rows('pointTint', src.height, src.at, where.at, out.at, src.width, L, a, b, amount)
  return out
}
/** src * (p + q * other): a product, or with (1, -1) what the other does not have. */
export function weighed(m: Machine, src: Plane, other: Plane, p = 0, q = 1): Plane {
  const out = m.plane(src.width, src.height)
  m.rows('pointWeigh', src.height, src.at, other.at, out.at, src.width, p, q)
  return out
}
/** The larger of a plane and `share` of another. */
export function strongestOf(m: Machine, src: Plane, other: Plane, share = 1): Plane {
  const out = m.plane(src.width, src.height)
  m.rows('pointMost', src.height, src.at, other.at, out.at, src.width, share)
  return out
}
/** p + q * src, held to `least`..`most`. */
export function scaled(m: Machine, src: Plane, p: number, q: number, least: number, most: number): Plane {
  const out = m.plane(src.width, src.height)
  m.rows('pointScale', src.height, src.at, out.at, src.width, p, q, least, most)
  return out
}
/** Smoothstep of a plane from `a` to `b`; falls where a > b. */
export function ramped(m: Machine, src: Plane, a: number, b: number): Plane {
  const out = m.plane(src.width, src.height)
  m.rows('pointRamp', src.height, src.at, out.at, src.width, a, b)
  return out
}
/** src + amount * more * (p + q * where), held to 0..`most`. */
export function added(
  m: Machine,
  src: Plane,
  more: Plane,
  amount: number,
  most: number,
  where?: Plane,
  [p, q]: readonly [number, number] = [0, 1],
): Plane {
  const out = m.plane(src.width, src.height)
  const from = [src.at, more.at, where?.at ?? 0, out.at] as const
  m.rows('pointAdd', src.height, ...from, src.width, amount, p, q, most)
  return out
}
/** src times a share for each column. */
export function acrossShared(m: Machine, src: Plane, shares: Float32Array): Plane {
  const out = m.plane(src.width, src.height)
  const ramp = m.plane(src.width, 1)
  ramp.data.set(shares)
  m.rows('pointAcross', src.height, src.at, ramp.at, out.at, src.width)
  m.free(ramp)
  return out
}
/** Every second pixel of every second row of a flow, which has no mean; half as large, cut. */
export function everySecond(m: Machine, flow: Plane): Plane {
  const out = m.plane(Math.ceil(flow.width / 2), Math.ceil(flow.height / 2), 4)
  m.rows('everySecondRows', out.height, flow.at, out.at, flow.width, out.width)
  return out
}

const held = (v: number, least = 0, most = 1): number => Math.min(most, Math.max(least, v))

/** The plain twins, by name. */
export const plain = {
  mixed: (src: Plane, other: Plane, where: Plane, amount: number): Float32Array =>
    src.data.map((v, k) => v + amount * held(where.data[k >> 2]) * (other.data[k] - v)),
  tinted: (src: Plane, colour: readonly number[], where: Plane, amount: number): Float32Array =>
    src.data.map((v, k) => (k % 4 === 3 ? v : v + amount * held(where.data[k >> 2]) * (colour[k % 4] - v))),
  weighed: (src: Plane, other: Plane, p: number, q: number): Float32Array =>
    src.data.map((v, i) => v * (p + q * other.data[i])),
  strongestOf: (src: Plane, other: Plane, share: number): Float32Array =>
    src.data.map((v, i) => Math.max(v, share * other.data[i])),
  scaled: (src: Plane, p: number, q: number, least: number, most: number): Float32Array =>
    src.data.map((v) => held(p + q * v, least, most)),
  ramped: (src: Plane, a: number, b: number): Float32Array => src.data.map((v) => smoothstep(a, b, v)),
  added: (src: Plane, more: Plane, amount: number, most: number, where: Plane, p: number, q: number) =>
    src.data.map((v, i) => held(v + amount * more.data[i] * (p + q * where.data[i]), 0, most)),
  acrossShared: (src: Plane, shares: Float32Array): Float32Array =>
    src.data.map((v, i) => v * shares[i % src.width]),
  everySecond: (flow: Plane): Float32Array => {
    const w = Math.ceil(flow.width / 2)
    return new Float32Array(w * Math.ceil(flow.height / 2) * 4).map((_, k) => {
      const i = k >> 2
      return flow.data[4 * (2 * Math.floor(i / w) * flow.width + 2 * (i % w)) + (k % 4)]
    })
  },
} as const
