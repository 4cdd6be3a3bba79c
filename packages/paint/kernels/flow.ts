import type { Plane } from '../plane.ts'
import { enlarge, shrink } from './exchange.ts'
import { gaussian } from './gaussian.ts'
import type { Machine } from './machine.ts'

export interface FlowShape {
  /** Gaussian of the tensor, in pixels: how far a direction reaches. */
  readonly sigma: number
  /** Share of the tensor blurred 4 and 12 times further, so that flat zones inherit a direction. */
  readonly inherit: number
}

/** Weight of the colour lanes beside lightness: a hue edge counts as an edge. */
const chromaWeight = 1.6

/**
 * Edge tangent flow of an OKLab picture: (tx, ty, coherence, strength). The tensor is taken at half size, which
 * is five times faster and smoother.
 */
export function flowOf(m: Machine, picture: Plane, { sigma, inherit }: FlowShape): Plane {
  const { width, height } = picture
  const k = Math.min(width, height) >= 64 ? 2 : 1
  const small = k === 1 ? picture : shrink(m, picture, k)
  const tensor = m.plane(small.width, small.height, 4)
  m.rows('tensorRows', small.height, small.at, tensor.at, small.width, small.height, 1, chromaWeight)
  const near = gaussian(m, tensor, sigma / k)
  for (const wider of inherit > 0 ? [4, 12] : []) {
    const far = gaussian(m, near, (sigma / k) * wider)
    m.rows('addScaledRows', near.height, near.at, far.at, near.width, inherit)
    m.free(far)
  }
  const whole = k === 1 ? near : enlarge(m, near, { width, height, from: 0, to: height })
  const out = m.plane(width, height, 4)
  m.rows('flowRows', height, whole.at, out.at, width)
  for (const p of [tensor, near, ...(k === 1 ? [] : [small, whole])]) m.free(p)
  return out
}

/** The plain twin of the two kernels at full size: tensor, Gaussian left out, eigenvectors. */
export const flowPlain = (picture: Plane): Float32Array => tangentsPlain(tensorPlain(picture))

/** The plain twin of `tensorRows`: (E, F, G, 0) of each place. */
export function tensorPlain(picture: Plane): Float32Array {
  const { width: w, height: h, data } = picture
  const at = (x: number, y: number, l: number) =>
    data[(Math.min(h - 1, Math.max(0, y)) * w + Math.min(w - 1, Math.max(0, x))) * 4 + l]
  const out = new Float32Array(w * h * 4)
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      let [E, F, G] = [0, 0, 0]
      for (const l of [0, 1, 2]) {
        const weight = l === 0 ? 1 : chromaWeight
        const d = (dx: number, dy: number) => at(x + dx, y + dy, l)
        const gx = (10 * (d(1, 0) - d(-1, 0)) + 3 * (d(1, -1) - d(-1, -1) + d(1, 1) - d(-1, 1))) / 32
        const gy = (10 * (d(0, 1) - d(0, -1)) + 3 * (d(-1, 1) - d(-1, -1) + d(1, 1) - d(1, -1))) / 32
        E += weight * gx * gx
        F += weight * gx * gy
        G += weight * gy * gy
      }
      out.set([E, F, G, 0], (y * w + x) * 4)
    }
  return out
}

/** The plain twin of `flowRows`: eigenvectors of tensors. */
export function tangentsPlain(tensor: Float32Array): Float32Array {
  const out = new Float32Array(tensor.length)
  for (let i = 0; i < tensor.length; i += 4) {
    const [E, F, G] = tensor.subarray(i, i + 3)
    const D = Math.hypot(E - G, 2 * F)
    const [vx, vy] = E >= G ? [-F, (E - G + D) / 2] : [(D - E + G) / 2, -F]
    const n = Math.hypot(vx, vy)
    out.set(
      [
        n < 1e-12 ? 0 : vx / n,
        n < 1e-12 ? 1 : vy / n,
        E + G < 1e-12 ? 0 : D / (E + G),
        Math.sqrt((E + G + D) / 2),
      ],
      i,
    )
  }
  return out
}
