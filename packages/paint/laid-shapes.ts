import type { Machine } from './kernels/machine.ts'
import type { Plane } from './plane.ts'
import type { PaintedShapes } from './shapes-of-paint.ts'

/** The colour of each shape, less `slow` of the light that lies on it. */
export function meansOf(
  small: Plane,
  broad: Plane,
  { label, count }: PaintedShapes,
  slow: number,
  counted?: Plane,
): Float32Array {
  const sums = new Float64Array(4 * count)
  for (let i = 0; i < label.length; i++) {
    const k = 4 * label[i]
    // what lies outside counts only for a shape that has nothing inside
    const w = counted ? Math.max(1e-4, counted.data[i]) : 1
    for (let l = 0; l < 3; l++) sums[k + l] += w * (small.data[4 * i + l] - slow * broad.data[4 * i + l])
    sums[k + 3] += w
  }
  const colours = new Float32Array(4 * count)
  for (let k = 0; k < sums.length; k += 4)
    if (sums[k + 3] > 0) for (let l = 0; l < 3; l++) colours[k + l] = sums[k + l] / sums[k + 3]
  return colours
}

/** The shapes in their colours, with the slow light on them, as a picture of their size; gradual ones keep their `own`. */
export function coloured(
  m: Machine,
  { label, width, height, gradual }: PaintedShapes,
  colours: Float32Array,
  broad: Plane,
  slow: number,
  own = broad,
): Plane {
  const out = m.plane(width, height, 4)
  for (let i = 0, j = 0; i < label.length; i++, j += 4) {
    if (gradual?.[label[i]]) for (let l = 0; l < 3; l++) out.data[j + l] = own.data[j + l]
    else for (let l = 0; l < 3; l++) out.data[j + l] = colours[4 * label[i] + l] + slow * broad.data[j + l]
    out.data[j + 3] = 0
  }
  return out
}

/** Whether all nine about a place are one shape. */
const within = (label: Int32Array, i: number, w: number): boolean => {
  const own = label[i]
  return (
    label[i - w - 1] === own &&
    label[i - w] === own &&
    label[i - w + 1] === own &&
    label[i - 1] === own &&
    label[i + 1] === own &&
    label[i + w - 1] === own &&
    label[i + w] === own &&
    label[i + w + 1] === own
  )
}

/** Of each of the k x k pixels of a place, how much the nine places about it weigh: squares of a spline, one a row. */
function weightsOf(k: number): Float32Array {
  const one = Array.from({ length: k }, (_, i) => {
    const f = (i + 0.5) / k - 0.5
    return [0.5 * (0.5 - f) ** 2, 0.75 - f * f, 0.5 * (0.5 + f) ** 2]
  })
  return Float32Array.from(one.flatMap((wy) => one.flatMap((wx) => wy.flatMap((a) => wx.map((b) => a * b)))))
}

export interface Edging {
  /** By how much the shapes were shrunk. */
  readonly k: number
  /** Width of a border in pixels of the picture. */
  readonly soft: number
  /** Where they count, as large as the shapes. */
  readonly counted?: Plane
}

/**
 * Draws the borders of shapes into their enlarged picture, each as one clean curve: of the shapes about a pixel that
 * with the most weight wins, and weights run smoothly from place to place.
 */
export function edgeShapes(
  out: Plane,
  { label, width: w, height: h }: PaintedShapes,
  small: Plane,
  { k, soft, counted }: Edging,
): void {
  const { width, height, data } = out
  const table = weightsOf(k)
  const per = k / (1.5 * Math.max(soft, 0.5))
  const names = new Int32Array(9)
  const where = new Int32Array(9)
  const weights = new Float32Array(9)
  const at = new Uint8Array(9)
  for (let cy = 0; cy < h; cy++)
    for (let cx = 0; cx < w; cx++) {
      const i = cy * w + cx
      if (counted && counted.data[i] < 0.02) continue
      if (cx > 0 && cy > 0 && cx < w - 1 && cy < h - 1 && within(label, i, w)) continue
      let found = 0
      for (let v = -1, n = 0; v <= 1; v++)
        for (let d = -1; d <= 1; d++, n++) {
          const place = Math.min(h - 1, Math.max(0, cy + v)) * w + Math.min(w - 1, Math.max(0, cx + d))
          let f = 0
          while (f < found && names[f] !== label[place]) f++
          if (f === found) {
            names[found] = label[place]
            where[found++] = 4 * place
          }
          at[n] = f
        }
      const [right, foot] = [Math.min(k, width - cx * k), Math.min(k, height - cy * k)]
      for (let v = 0; v < foot; v++)
        for (let h = 0; h < right; h++) {
          const t = 9 * (v * k + h)
          for (let f = 0; f < found; f++) weights[f] = 0
          for (let n = 0; n < 9; n++) weights[at[n]] += table[t + n]
          let [first, second] = [0, -1]
          for (let f = 1; f < found; f++)
            if (weights[f] > weights[first]) {
              second = first
              first = f
            } else if (second < 0 || weights[f] > weights[second]) second = f
          const share = second < 0 ? 1 : Math.min(1, 0.5 + 0.5 * (weights[first] - weights[second]) * per)
          const [c, d, j] = [
            where[first],
            where[Math.max(0, second)],
            4 * ((cy * k + v) * width + cx * k + h),
          ]
          for (let l = 0; l < 3; l++)
            data[j + l] = share * small.data[c + l] + (1 - share) * small.data[d + l]
        }
    }
}
