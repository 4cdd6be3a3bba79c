import type { Lab } from '../colour.ts'
import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

const linearOf = (L: number, a: number, b: number): [number, number, number] => {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}
const labOf = ([r, g, b]: readonly number[]): number[] => {
  const l = Math.cbrt(Math.max(0, 0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b))
  const m = Math.cbrt(Math.max(0, 0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b))
  const s = Math.cbrt(Math.max(0, 0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b))
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
const clamp = (v: number, lo: number, hi: number): number => Math.min(hi, Math.max(lo, v))
const absorbed = (L: number, a: number, b: number): number[] =>
  linearOf(L, a, b).map((v) => -Math.log(clamp(v, 0.012, 0.985)))
/** Thinner than this is nothing. */
const least = 0.002

/** A transparent coat of one colour over a picture, as thick as `where` says; the spare lane stays. */
export function stain(m: Machine, src: Plane, where: Plane, colour: Lab, depth: number): Plane {
  const out = m.plane(src.width, src.height, 4)
  const [r, g, b] = absorbed(colour.L, colour.a, colour.b).map((v) => v * depth)
  m.rows('stainRows', src.height, src.at, where.at, out.at, src.width, r, g, b)
  return out
}
/** The plain twin. */
export function stainPlain(src: Plane, where: Plane, colour: Lab, depth: number): Float32Array {
  const out = Float32Array.from(src.data)
  const k = absorbed(colour.L, colour.a, colour.b).map((v) => v * depth)
  for (let i = 0; i < where.data.length; i++) {
    const [L, a, b] = src.data.subarray(4 * i, 4 * i + 3)
    if (where.data[i] <= least) continue
    out.set(labOf(linearOf(L, a, b).map((v, l) => v * Math.exp(-k[l] * where.data[i]))), 4 * i)
  }
  return out
}

/** Paint of many colours over a ground: OKLab of a full coat and, in its spare lane, how thick it lies. */
export function glaze(
  m: Machine,
  ground: Plane,
  paint: Plane,
  grain: Plane | undefined,
  settle: number,
): Plane {
  const out = m.plane(ground.width, ground.height, 4)
  m.rows('glazeRows', ground.height, ground.at, paint.at, grain?.at ?? 0, out.at, ground.width, settle)
  return out
}
/** The plain twin. */
export function glazePlain(
  ground: Plane,
  paint: Plane,
  grain: Plane | undefined,
  settle: number,
): Float32Array {
  const out = Float32Array.from(ground.data)
  for (let i = 0; i < out.length / 4; i++) {
    const [L, a, b, thick] = paint.data.subarray(4 * i, 4 * i + 4)
    if (thick <= least) continue
    const rough = grain ? grain.data[i] - 0.5 : 0
    const d = thick * clamp(1 - settle * rough, 0, 2)
    const k = absorbed(L, a, b)
    const [gl, ga, gb] = ground.data.subarray(4 * i, 4 * i + 3)
    out.set([...labOf(linearOf(gl, ga, gb).map((v, l) => v * Math.exp(-k[l] * d))), 0], 4 * i)
  }
  return out
}
