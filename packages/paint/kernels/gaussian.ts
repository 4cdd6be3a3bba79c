import { inside } from '../clamp.ts'
import type { Plane } from '../plane.ts'
import { enlarge, shrink } from './exchange.ts'
import type { Machine } from './machine.ts'

/** The weights of a Gaussian cut at 3 sigma, summing to 1. */
export function gaussianWeights(sigma: number): Float32Array {
  const r = Math.max(1, Math.ceil(3 * sigma))
  const w = Float64Array.from({ length: 2 * r + 1 }, (_, i) =>
    Math.exp(-((i - r) ** 2) / (2 * sigma * sigma)),
  )
  const total = w.reduce((a, b) => a + b, 0)
  return Float32Array.from(w, (v) => v / total)
}

/** Above this sigma, in pixels, a Gaussian is taken on shrunken planes: it cannot be told apart (rms 1.5e-3). */
const shrinkFrom = 3.5

/**
 * Gaussian blur of a plane of 1 or 4 lanes; edges repeat. Sigma in pixels; below 0.3 the plane is copied.
 */
export function gaussian(m: Machine, src: Plane, sigma: number): Plane {
  if (sigma < 0.3) return m.copy(src)
  if (sigma >= shrinkFrom && Math.min(src.width, src.height) > 4 * sigma) {
    const k = Math.max(2, Math.floor(sigma / 3))
    const small = shrink(m, src, k)
    // a box of k pixels already blurs by (k^2 - 1) / 12, and the way back up by about as much
    const rest = Math.sqrt(Math.max(0.25, sigma * sigma - (k * k) / 6)) / k
    const blurred = fir(m, small, rest)
    m.free(small)
    const out = enlarge(m, blurred, { width: src.width, height: src.height, from: 0, to: src.height }, k)
    m.free(blurred)
    return out
  }
  return fir(m, src, sigma)
}

function fir(m: Machine, src: Plane, sigma: number): Plane {
  const weights = gaussianWeights(sigma)
  const w = m.plane(weights.length, 1)
  w.data.set(weights)
  const r = (weights.length - 1) / 2
  const across = m.plane(src.width, src.height, src.lanes)
  const out = m.plane(src.width, src.height, src.lanes)
  const n = src.width * src.lanes
  m.rows('gaussianAcross', src.height, src.at, across.at, n, src.lanes, w.at, r)
  m.rows('gaussianDown', src.height, across.at, out.at, n, src.height, w.at, r)
  m.free(w)
  m.free(across)
  return out
}

/** The plain twin of `gaussian` without its shrinking: the oracle. */
export function gaussianPlain(src: Plane, sigma: number): Float32Array {
  const w = gaussianWeights(sigma)
  const r = (w.length - 1) / 2
  const { width, height, lanes } = src
  const along = (a: Float32Array, dx: number, dy: number): Float32Array => {
    const out = new Float32Array(a.length)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        for (let l = 0; l < lanes; l++) {
          let sum = 0
          for (let k = -r; k <= r; k++)
            sum += w[k + r] * a[(inside(y + k * dy, height) * width + inside(x + k * dx, width)) * lanes + l]
          out[(y * width + x) * lanes + l] = sum
        }
    return out
  }
  return along(along(src.data, 1, 0), 0, 1)
}
