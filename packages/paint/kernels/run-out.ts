import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

export interface RunOut {
  /** Lightness and the two colours of the paper. */
  readonly paper: readonly [number, number, number]
  /** How far from the frame the picture is whole, and how far its edge wanders, in pixels. */
  readonly margin: number
  readonly ragged: number
  /** The frame's row that row 0 is, and its height. */
  readonly top: number
  readonly height: number
  readonly clouds: Plane
  readonly grain?: Plane | undefined
  /** Where the picture stays. */
  readonly keep?: Plane | undefined
}

/** A picture that runs out into paper towards the frame. */
export function runOut(m: Machine, src: Plane, v: RunOut): Plane {
  const out = m.plane(src.width, src.height, 4)
  const maps = [src.at, v.clouds.at, v.grain?.at ?? 0, v.keep?.at ?? 0, out.at] as const
  m.rows('runOutRows', src.height, ...maps, src.width, v.top, v.height, ...v.paper, v.margin, v.ragged)
  return out
}

/** The plain twin of `runOut`. */
export function runOutPlain(
  src: Plane,
  { paper, margin, ragged, clouds, grain, keep, ...at }: RunOut,
): Float32Array {
  return src.data.map((value, k) => {
    const i = k >> 2
    const [x, y] = [(i % src.width) + 0.5, Math.floor(i / src.width) + at.top + 0.5]
    const near = Math.min(y, at.height - y, x, src.width - x)
    if (near > margin + ragged || k % 4 === 3) return value
    const wander = (clouds.data[i] - 0.5) * ragged + (grain ? (grain.data[i] - 0.5) * 0.33 * ragged : 0)
    const v = Math.min(1, Math.max(0, (near + wander) / margin))
    const t = Math.max(v * v * (3 - 2 * v), keep ? keep.data[i] * Math.min(1, near / (0.2 * margin)) : 0)
    return paper[k % 4] + t * (value - paper[k % 4])
  })
}
