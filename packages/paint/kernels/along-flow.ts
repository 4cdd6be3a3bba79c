import { clamp } from '../clamp.ts'
import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

/** Half of a symmetric list of weights: [0] at the pixel, [k] at k pixels on either side. */
type Half = Float32Array

const gaussianAt = (i: number, sigma: number): number => Math.exp(-(i * i) / (2 * sigma * sigma))

/** A Gaussian summing to 1 over both sides, cut at 2 sigma: what lies further hardly moves a line. */
export function alongWeights(sigma: number): Half {
  const r = Math.max(1, Math.ceil(2 * sigma))
  const w = Array.from({ length: r + 1 }, (_, i) => gaussianAt(i, sigma))
  const total = w.reduce((t, v, i) => t + (i ? 2 * v : v), 0)
  return Float32Array.from(w, (v) => v / total)
}

/**
 * Difference of two Gaussians, the wider 1.6 times as wide and taken `tau` times: negative on dark lines about as
 * wide as `sigma` pixels.
 */
export function dogWeights(sigma: number, tau: number): Half {
  const wide = 1.6 * sigma
  const r = Math.max(1, Math.ceil(2.2 * wide))
  const half = (s: number) => {
    const w = Array.from({ length: r + 1 }, (_, i) => gaussianAt(i, s))
    const total = w.reduce((t, v, i) => t + (i ? 2 * v : v), 0)
    return w.map((v) => v / total)
  }
  const [near, far] = [half(sigma), half(wide)]
  return Float32Array.from(near, (v, i) => v - tau * far[i])
}

function withWeights<T>(m: Machine, weights: Half, work: (at: number, r: number) => T): T {
  const w = m.plane(weights.length, 1)
  w.data.set(weights)
  const out = work(w.at, weights.length - 1)
  m.free(w)
  return out
}

/** Weighted sum of a 1-lane plane along the normal of the flow. With `dogWeights` this is the flow-based DoG. */
export function acrossFlow(m: Machine, src: Plane, flow: Plane, weights: Half): Plane {
  const out = m.plane(src.width, src.height)
  withWeights(m, weights, (w, r) =>
    m.rows('acrossFlowRows', src.height, src.at, flow.at, out.at, src.width, src.height, w, r),
  )
  return out
}

const block = 16

/** A byte for each block of 16 x 16 pixels: 1 where it or a neighbour holds a value beyond `floor` either way. */
function busyBlocks(m: Machine, src: Plane, floor: number): Uint8Array {
  const { width, height, data } = src
  const [w, h] = [Math.ceil(width / block), Math.ceil(height / block)]
  const own = new Uint8Array(w * h)
  for (let y = 0, i = 0; y < height; y++) {
    const row = (y >> 4) * w
    for (let x = 0; x < width; x++, i++) if (data[i] > floor || data[i] < -floor) own[row + (x >> 4)] = 1
  }
  const busy = m.bytes(w * h)
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      let any = 0
      for (let j = Math.max(0, y - 1); j <= Math.min(h - 1, y + 1); j++)
        for (let i = Math.max(0, x - 1); i <= Math.min(w - 1, x + 1); i++) any |= own[j * w + i]
      busy[y * w + x] = any
    }
  return busy
}

/**
 * Line integral convolution: a Gaussian of `sigma` pixels along the flow, of a plane of 1 or 4 lanes.
 * The plane must be at least 4 pixels wide. With a `floor`, places of a 1-lane plane that hold no larger value
 * within 16 pixels are left as they are: half of the time on most photos.
 */
export function alongFlow(m: Machine, src: Plane, flow: Plane, sigma: number, floor = 0): Plane {
  const { width, height } = src
  const out = m.plane(width, height, src.lanes)
  withWeights(m, alongWeights(sigma), (w, r) => {
    if (src.lanes === 4) {
      m.rows('alongFlowPictureRows', height, src.at, flow.at, out.at, width, height, w, r)
      return
    }
    const packed = m.plane(width, height, 4)
    m.rows('packFlowRows', height, flow.at, src.at, packed.at, width)
    const busy = floor > 0 ? busyBlocks(m, src, floor) : undefined
    m.rows('alongFlowRows', height, packed.at, out.at, width, height, w, r, busy?.byteOffset ?? 0)
    m.free(packed)
    if (busy) m.free(busy)
  })
  return out
}

/** The plain twin of `acrossFlow`. */
export function acrossFlowPlain(src: Plane, flow: Plane, weights: Half): Float32Array {
  const { width: w, height: h, data } = src
  const sample = (x: number, y: number): number => {
    const [cx, cy] = [clamp(x, 0, w - 1.001), clamp(y, 0, h - 1.001)]
    const [xi, yi] = [Math.floor(cx), Math.floor(cy)]
    const i = yi * w + xi
    const u = data[i] + (cx - xi) * (data[i + 1] - data[i])
    const v = data[i + w] + (cx - xi) * (data[i + w + 1] - data[i + w])
    return u + (cy - yi) * (v - u)
  }
  return data.map((c, i) => {
    const [x, y, nx, ny] = [i % w, Math.floor(i / w), -flow.data[4 * i + 1], flow.data[4 * i]]
    let sum = c * weights[0]
    for (let k = 1; k < weights.length; k++)
      sum += weights[k] * (sample(x + k * nx, y + k * ny) + sample(x - k * nx, y - k * ny))
    return sum
  })
}

/** The plain twin of `alongFlow`. */
export function alongFlowPlain(src: Plane, flow: Plane, sigma: number): Float32Array {
  const { width: w, height: h, lanes, data } = src
  const weights = alongWeights(sigma)
  const out = new Float32Array(data.length)
  for (let i = 0; i < w * h; i++) {
    for (let l = 0; l < lanes; l++) out[i * lanes + l] = data[i * lanes + l] * weights[0]
    for (const side of [1, -1]) {
      let [x, y] = [i % w, Math.floor(i / w)]
      let [tx, ty] = [side * flow.data[4 * i], side * flow.data[4 * i + 1]]
      for (let k = 1; k < weights.length; k++) {
        x = clamp(Math.fround(x + tx), 0, w - 1)
        y = clamp(Math.fround(y + ty), 0, h - 1)
        const j = Math.floor(Math.fround(y + 0.5)) * w + Math.floor(Math.fround(x + 0.5))
        for (let l = 0; l < lanes; l++) out[i * lanes + l] += weights[k] * data[j * lanes + l]
        const [nx, ny] = [flow.data[4 * j], flow.data[4 * j + 1]]
        const turn = nx * tx + ny * ty < 0 ? -1 : 1
        tx = turn * nx
        ty = turn * ny
      }
    }
  }
  return out
}
