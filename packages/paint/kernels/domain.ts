import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

export interface DomainShape {
  /** Spatial sigma in pixels. */
  readonly sigma: number
  /** How large a step of colour stops it: small keeps more edges. About 0.1 to 0.5. */
  readonly range: number
  readonly iterations: number
}

/** Columns that one of several threads works down and back up together; alone, a thread reads rows as they lie. */
const share = 32

/** Weights of the lanes in the distance: OKLab lightness as three sRGB channels together, hue edges a little more. */
const laneWeights = { lightness: 3, chroma: 4 } as const
const rateOf = ({ sigma, iterations }: DomainShape): number =>
  Math.SQRT2 / ((sigma * Math.sqrt(3) * 2 ** (iterations - 1)) / Math.sqrt(4 ** iterations - 1))

/**
 * Edge-preserving smoothing of a plane of 1 or 4 lanes: values flow together wherever the joint picture has no
 * edge. Cost does not depend on sigma.
 */
export function domainTransform(m: Machine, src: Plane, joint: Plane, shape: DomainShape): Plane {
  const { width, height, lanes } = src
  const out = m.copy(src)
  const [vx, vy] = [m.plane(width, height), m.plane(width, height)]
  const { lightness, chroma } = laneWeights
  const k = shape.sigma / shape.range
  const strip = m.threads > 1 ? share : width
  m.rows('domainWeightRows', height, joint.at, vx.at, vy.at, width, k, rateOf(shape), lightness, chroma)
  for (let it = 0; it < shape.iterations; it++) {
    m.rows('domainAcrossRows', height, out.at, vx.at, width, lanes, it)
    m.rows('domainDownRows', Math.ceil(width / strip), out.at, vy.at, width, height, lanes, it, strip)
  }
  m.free(vx)
  m.free(vy)
  return out
}

/** The plain twin of `domainTransform`. */
export function domainTransformPlain(src: Plane, joint: Plane, shape: DomainShape): Float32Array {
  const { width: w, height: h, lanes } = src
  const out = Float64Array.from(src.data)
  const distance = (i: number, j: number): number =>
    [laneWeights.lightness, laneWeights.chroma, laneWeights.chroma].reduce(
      (t, weight, l) => t + weight * Math.abs(joint.data[4 * i + l] - joint.data[4 * j + l]),
      0,
    )
  const weight = (i: number, j: number, it: number): number =>
    Math.exp(-rateOf(shape) * 2 ** it * (1 + (shape.sigma / shape.range) * distance(i, j)))
  const pass = (n: number, at: (k: number) => number, it: number): void => {
    const pull = (to: number, from: number): void => {
      const a = weight(to, from, it)
      for (let l = 0; l < lanes; l++) out[to * lanes + l] += a * (out[from * lanes + l] - out[to * lanes + l])
    }
    for (let k = 1; k < n; k++) pull(at(k), at(k - 1))
    for (let k = n - 2; k >= 0; k--) pull(at(k), at(k + 1))
  }
  for (let it = 0; it < shape.iterations; it++) {
    for (let y = 0; y < h; y++) pass(w, (x) => y * w + x, it)
    for (let x = 0; x < w; x++) pass(h, (y) => y * w + x, it)
  }
  return Float32Array.from(out)
}
