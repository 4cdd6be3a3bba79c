import { clamp } from '../clamp.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Machine } from './machine.ts'

/** How often each of `bins` steps of lightness from 0 to 1 occurs in a picture. */
export function lightnessCounts(m: Machine, src: Plane, bins: number): Uint32Array {
  const bytes = m.bytes(4 * bins)
  bytes.fill(0)
  m.call('toneCounts', src.at, bytes.byteOffset, src.width * src.height, bins - 1)
  const counts = Uint32Array.from(new Uint32Array(bytes.buffer, bytes.byteOffset, bins))
  m.free(bytes)
  return counts
}
/**
 * Lightness led along a curve, of which what `spare` marks takes a quarter; chroma follows it. Bright colours would burn
 * out: they give up lightness instead of chroma.
 *
 * @param curve heights at equal steps from 0 to 1
 */
export function curved(m: Machine, src: Plane, curve: ArrayLike<number>, spare?: Plane): Plane {
  const out = m.plane(src.width, src.height, 4)
  const heights = m.plane(curve.length, 1)
  heights.data.set(curve)
  const at = [src.at, spare?.at ?? 0, heights.at, out.at] as const
  m.rows('toneCurveRows', src.height, ...at, src.width, curve.length - 1)
  m.free(heights)
  return out
}

/** What the black of an inker hangs on; filters/line/ink-masses.ts says what the numbers are. */
export interface Inking {
  readonly sharpen: number
  readonly level: number
  readonly local: number
  readonly features: number
  readonly black: number
  readonly vivid: number
  readonly calm: number
}
/** Planes as large as the picture: edges, how busy it is, and its lightness far around, around, and without grain. */
export interface Inked {
  readonly dog: Plane
  readonly busy: Plane
  readonly around: Plane
  readonly beside: Plane
  readonly solid: Plane
  readonly weight?: Plane | undefined
  readonly spare?: Plane | undefined
}
/** Where an inker lays black: above 0.5. */
export function inkField(m: Machine, src: Plane, p: Inked, v: Inking): Plane {
  const out = m.plane(src.width, src.height)
  const at = [p.dog, p.busy, p.around, p.beside, p.solid, p.weight, p.spare, out].map((q) => q?.at ?? 0)
  const looks = [v.sharpen, v.level, v.local, v.features, v.black, v.vivid, v.calm]
  m.rows('toneInkRows', src.height, src.at, ...at, src.width, ...looks)
  return out
}
/** The size of each value. */
export function magnitude(m: Machine, src: Plane): Plane {
  const out = m.plane(src.width, src.height)
  m.rows('magnitudeRows', src.height, src.at, out.at, src.width)
  return out
}

/** The plain twins, by name. */
export const plain = {
  lightnessCounts: ({ data }: Plane, bins: number): Uint32Array => {
    const counts = new Uint32Array(bins)
    for (let k = 0; k < data.length; k += 4)
      counts[Math.floor(Math.fround(clamp(data[k], 0, 1) * (bins - 1)) + 0.5)]++
    return counts
  },
  curved: (src: Plane, curve: ArrayLike<number>, spare?: Plane): Float32Array =>
    src.data.map((v, k) => {
      const i = k >> 2
      const L = src.data[4 * i]
      const at = clamp(L * (curve.length - 1), 0, curve.length - 1.001)
      const j = Math.floor(at)
      const to = curve[j] + (at - j) * (curve[j + 1] - curve[j])
      const c = Math.sqrt(src.data[4 * i + 1] ** 2 + src.data[4 * i + 2] ** 2)
      const held = to - Math.max(0, to - 0.86) * 0.45 * smoothstep(0.02, 0.07, c)
      const rolled = L + (spare ? 1 - 0.75 * spare.data[i] : 1) * (held - L)
      const chroma = clamp((Math.max(rolled, 0.05) / Math.max(L, 0.05)) ** 0.75, 0.85, 1.6)
      return [rolled, v * chroma, v * chroma, 0][k % 4]
    }),
  inkField: (src: Plane, p: Inked, v: Inking): Float32Array =>
    p.dog.data.map((dog, i) => {
      const [L, a, b] = src.data.subarray(4 * i)
      const w = p.weight?.data[i] ?? 1
      const free = 1 - (p.spare?.data[i] ?? 0)
      const colour = v.vivid * smoothstep(0.0016, 0.0081, a * a + b * b)
      const form = v.features * Math.min(0, L - p.beside.data[i])
      const edge = (v.sharpen * dog * w) / (1 + v.calm * p.busy.data[i])
      const light = colour + L - v.local * free * (p.around.data[i] - 0.5) + form + edge
      const cut = v.level - 0.12 * (1 - Math.min(1, w))
      const deep = v.black * (0.7 + 0.3 * free) - 0.5 * colour - p.solid.data[i]
      return clamp(0.5 + Math.max((cut - light) / 0.18, deep / 0.1), 0, 1)
    }),
} as const
