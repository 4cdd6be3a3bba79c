import { laneOf, shrink } from '../kernels/exchange.ts'
import { gaussian } from '../kernels/gaussian.ts'
import type { Machine } from '../kernels/machine.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { drift } from './dice.ts'

/** Lane 0 of a manner counts half-widths in these many u. */
export const brushUnit = 10

/** What a painter looks at while placing strokes: a small copy of the target, and fields over its pixels. */
export interface Motif {
  readonly m: Machine
  /** The target, shrunk so that a u is about 0.7 to 1.4 pixels. */
  readonly target: Plane
  /** Pixels per u of the target. */
  readonly u: number
  /** Direction to follow; unit. */
  readonly wayX: Float32Array
  readonly wayY: Float32Array
  /** 0..1: how much form there is around. */
  readonly detail: Float32Array
  /** 0..1: forms without one direction, such as leaves. */
  readonly tangle: Float32Array
  /** 0..1: what must stay itself, such as a face. */
  readonly care: Float32Array
  /** Half-width in u of the smallest brush, and how far it goes over what is already right. */
  readonly finest: Float32Array
  readonly over: Float32Array
}

/**
 * @param flow of the picture, at its size
 * @param u pixels per u of the picture
 * @param manner lanes as of the filter of that name; without it every brush goes everywhere
 */
export function motifOf(
  m: Machine,
  picture: Plane,
  flow: Plane,
  care: Plane | undefined,
  u: number,
  manner?: Plane,
): Motif {
  const k = u >= 1.4 ? 2 : 1
  const small = (p: Plane): Plane => (k === 1 ? p : shrink(m, p, k))
  const target = small(picture)
  const { width, height } = target
  const strength = gaussian(m, small(laneOf(m, flow, 3)), (5 * u) / k).data
  const smoothed = gaussian(m, target, (4 * u) / k).data
  const texture = m.plane(width, height)
  for (let i = 0; i < texture.data.length; i++)
    texture.data[i] =
      Math.abs(target.data[4 * i] - smoothed[4 * i]) +
      Math.abs(target.data[4 * i + 1] - smoothed[4 * i + 1]) +
      Math.abs(target.data[4 * i + 2] - smoothed[4 * i + 2])
  const busy = gaussian(m, texture, (5 * u) / k).data
  const turning = gaussian(m, small(laneOf(m, flow, 2)), (4 * u) / k).data
  const form = m.plane(width, height)
  for (let i = 0; i < form.data.length; i++) form.data[i] = smoothstep(0.006, 0.045, strength[i] * u)
  const dense = gaussian(m, form, (25 * u) / k).data
  const field = () => new Float32Array(width * height)
  const [wayX, wayY, detail, tangle, spared] = [field(), field(), field(), field(), field()]
  const [finest, over] = [field(), field()]
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const j = Math.min(picture.height - 1, y * k) * picture.width + Math.min(picture.width - 1, x * k)
      detail[i] = form.data[i]
      tangle[i] = detail[i] * smoothstep(0.62, 0.35, turning[i])
      // what is rough all over is fur, earth or leaves, whatever its colour
      spared[i] = care ? care.data[j] * (1 - 0.75 * smoothstep(0.72, 0.95, dense[i])) : 0
      let lead = 0
      if (manner) {
        finest[i] = brushUnit * manner.data[4 * j]
        lead = manner.data[4 * j + 1]
        tangle[i] = Math.max(tangle[i] * (1 - lead), manner.data[4 * j + 2])
        over[i] = manner.data[4 * j + 3]
      }
      let tx = flow.data[4 * j]
      let ty = flow.data[4 * j + 1]
      const calm = Math.max(lead, smoothstep(0.018, 0.007, busy[i]) * (1 - spared[i]))
      if (calm > 0) {
        // nothing leads the brush here: nearly level, as in skies and still water
        const level = 0.06 + 0.34 * drift((x * k) / u, (y * k) / u, 170, 9)
        const lx = Math.cos(level)
        const ly = Math.sin(level)
        const side = tx * lx + ty * ly < 0 ? -1 : 1
        tx += calm * (side * lx - tx)
        ty += calm * (side * ly - ty)
        const n = Math.sqrt(tx * tx + ty * ty) + 1e-6
        tx /= n
        ty /= n
      }
      wayX[i] = tx
      wayY[i] = ty
    }
  return { m, target, u: u / k, wayX, wayY, detail, tangle, care: spared, finest, over }
}
