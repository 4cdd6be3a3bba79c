import { clamp } from '../clamp.ts'
import { fromLinear, type Lab, toLinear } from '../colour.ts'
import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

const absorbed = (L: number, a: number, b: number): number[] =>
  toLinear(L, a, b).map((v) => -Math.log(clamp(v, 0.012, 0.985)))
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
    const [r, g, blue] = toLinear(L, a, b).map((v, l) => v * Math.exp(-k[l] * where.data[i]))
    out.set(fromLinear(r, g, blue), 4 * i)
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
    const [r, g, blue] = toLinear(gl, ga, gb).map((v, l) => v * Math.exp(-k[l] * d))
    out.set([...fromLinear(r, g, blue), 0], 4 * i)
  }
  return out
}
