import type { Plane } from '../plane.ts'
import { enlarge, shrink } from './exchange.ts'
import { tangentsPlain, tensorPlain } from './flow.ts'
import { gaussian, gaussianPlain } from './gaussian.ts'
import type { Machine } from './machine.ts'

/** Adds to the tensor (E, F, G) of each place of an area: what is believed where the picture says nothing. */
export type Belief = (tensor: Plane, area: Plane) => void

/** Weight of the colour lanes beside lightness, as for any flow. */
const chromaWeight = 1.6
/** Squared gradient below which it is noise. */
const noise = 6e-5
/** How much further than `sigma` directions are inherited, and how much of them. */
const wider = 7
const inherit = 0.14

/**
 * Writes into `out` the flow of a picture within an area alone, (tx, ty, coherence, strength), taken k times smaller: an outline beside
 * the area does not turn it, a strong edge counts little more than a faint strand, and noise nothing.
 */
export function areaFlow(
  m: Machine,
  picture: Plane,
  area: Plane,
  out: Plane,
  { sigma, k, belief }: { sigma: number; k: number; belief: Belief },
): void {
  const { width, height } = picture
  const [small, where] = k === 1 ? [picture, area] : [shrink(m, picture, k), shrink(m, area, k)]
  const tensor = m.plane(small.width, small.height, 4)
  m.rows('tensorRows', small.height, small.at, tensor.at, small.width, small.height, 1, chromaWeight)
  const t = tensor.data
  for (let i = 0, j = 0; i < where.data.length; i++, j += 4) {
    const trace = t[j] + t[j + 2]
    const w = where.data[i] < 0.05 ? 0 : where.data[i] / Math.sqrt(trace + noise)
    const sure = (w * trace) / (trace + noise)
    t[j] *= sure
    t[j + 1] *= sure
    t[j + 2] *= sure
    t[j + 3] = 0
  }
  const near = gaussian(m, tensor, sigma / k)
  const far = gaussian(m, tensor, (sigma / k) * wider)
  m.rows('addScaledRows', near.height, near.at, far.at, near.width, inherit)
  belief(near, where)
  const whole = k === 1 ? near : enlarge(m, near, { width, height, from: 0, to: height }, k)
  m.rows('flowRows', height, whole.at, out.at, width)
  for (const p of [tensor, near, far, ...(k === 1 ? [] : [small, where, whole])]) m.free(p)
}

/** The plain twin of `areaFlow` at full size, with Gaussians that shrink nothing: the oracle. */
export function areaFlowPlain(
  picture: Plane,
  area: Plane,
  { sigma, belief }: { sigma: number; belief: Belief },
): Float32Array {
  const data = tensorPlain(picture)
  for (let i = 0; i < area.data.length; i++) {
    const [E, , G] = data.subarray(4 * i, 4 * i + 3)
    const trace = E + G
    const w = area.data[i] < 0.05 ? 0 : area.data[i] / Math.sqrt(trace + noise)
    for (let l = 0; l < 3; l++) data[4 * i + l] *= (w * trace) / (trace + noise)
  }
  const tensor = { ...picture, data }
  const far = gaussianPlain(tensor, sigma * wider)
  const near = gaussianPlain(tensor, sigma).map((v, i) => v + inherit * far[i])
  belief({ ...picture, data: near }, area)
  return tangentsPlain(near)
}
