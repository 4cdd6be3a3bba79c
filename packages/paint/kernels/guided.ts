import { inside } from '../clamp.ts'
import type { Plane } from '../plane.ts'
import { box } from './box.ts'
import { enlarge, shrink } from './exchange.ts'
import type { Machine } from './machine.ts'

export interface GuidedShape {
  /** Half side of the window in pixels. */
  readonly radius: number
  /** Variance of the guide below which it counts as flat: 0.02 keeps strong edges only, 2e-4 nearly all. */
  readonly eps: number
}

/** Half sides from this many pixels on are worked on shrunken planes; the result cannot be told apart. */
const shrinkFrom = 3.5

/**
 * The linear model of `src` by `guide` around each pixel: src = slope * guide + offset, each a plane like `src`.
 * He, Sun 2015, Fast Guided Filter, arXiv:1505.00996
 *
 * @param guide 1 lane
 * @param src 1 or 4 lanes
 */
export function guidedModel(
  m: Machine,
  guide: Plane,
  src: Plane,
  { radius, eps }: GuidedShape,
): { readonly slope: Plane; readonly offset: Plane } {
  const k =
    radius >= shrinkFrom && Math.min(src.width, src.height) >= 64
      ? Math.max(2, Math.floor(Math.min(radius / 4, 16)))
      : 1
  const [I, p] = k > 1 ? [shrink(m, guide, k), shrink(m, src, k)] : [guide, src]
  const r = Math.max(1, Math.round(radius / k))
  const { width, height, lanes } = p
  const II = m.plane(width, height)
  const Ip = m.plane(width, height, lanes)
  for (let i = 0, j = 0; i < II.data.length; i++) {
    const v = I.data[i]
    II.data[i] = v * v
    for (let l = 0; l < lanes; l++, j++) Ip.data[j] = v * p.data[j]
  }
  const [meanI, meanII, meanP, meanIp] = [box(m, I, r), box(m, II, r), box(m, p, r), box(m, Ip, r)]
  for (let i = 0, j = 0; i < II.data.length; i++) {
    const mu = meanI.data[i]
    const inv = 1 / (Math.max(0, meanII.data[i] - mu * mu) + eps)
    for (let l = 0; l < lanes; l++, j++) {
      const a = (meanIp.data[j] - mu * meanP.data[j]) * inv
      Ip.data[j] = a
      meanIp.data[j] = meanP.data[j] - a * mu
    }
  }
  for (const t of [II, meanI, meanII, meanP]) m.free(t)
  if (k > 1) for (const t of [I, p]) m.free(t)
  const grown = (t: Plane): Plane => {
    const mean = box(m, t, r)
    m.free(t)
    if (k === 1) return mean
    const out = enlarge(m, mean, { width: src.width, height: src.height, from: 0, to: src.height }, k)
    m.free(mean)
    return out
  }
  return { slope: grown(Ip), offset: grown(meanIp) }
}

/** Smooths `src`, keeping the edges that `guide` has. He, Sun, Tang 2013, doi:10.1109/TPAMI.2012.213 */
export function guided(m: Machine, guide: Plane, src: Plane, shape: GuidedShape): Plane {
  const { slope, offset } = guidedModel(m, guide, src, shape)
  const { lanes } = src
  const out = m.plane(src.width, src.height, lanes)
  m.rows('applyModel', src.height, slope.at, guide.at, offset.at, out.at, src.width, lanes)
  m.free(slope)
  m.free(offset)
  return out
}

/** The plain twin of `guided` at full size (small radii): every window summed anew. */
export function guidedPlain(guide: Plane, src: Plane, { radius: r, eps }: GuidedShape): Float32Array {
  const { width: w, height: h, lanes } = src
  const mean = (of: (i: number) => number, i: number): number => {
    let sum = 0
    for (let dy = -r; dy <= r; dy++)
      for (let dx = -r; dx <= r; dx++)
        sum += of(inside(Math.floor(i / w) + dy, h) * w + inside((i % w) + dx, w))
    return sum / (2 * r + 1) ** 2
  }
  const out = new Float32Array(src.data.length)
  for (let l = 0; l < lanes; l++) {
    const I = (i: number) => guide.data[i]
    const p = (i: number) => src.data[i * lanes + l]
    const a = guide.data.map((_, i) => {
      const [mi, mp] = [mean(I, i), mean(p, i)]
      return (mean((j) => I(j) * p(j), i) - mi * mp) / (mean((j) => I(j) ** 2, i) - mi * mi + eps)
    })
    const b = a.map((v, i) => mean(p, i) - v * mean(I, i))
    for (let i = 0; i < w * h; i++)
      out[i * lanes + l] = mean((j) => a[j], i) * guide.data[i] + mean((j) => b[j], i)
  }
  return out
}
