import type { Machine } from './kernels/machine.ts'
import type { Plane } from './plane.ts'
import type { Regions } from './regions.ts'

/** Shapes on a small picture: a label for every pixel. */
export interface PaintedShapes {
  readonly label: Int32Array
  readonly count: number
  readonly width: number
  readonly height: number
}

/** How many times of its thing's colour distance a place must be nearer to its neighbour's, to be given to that. */
const loyal = 0.9

/** Eight places about one, `radius` away. */
const ring = (radius: number, width: number): readonly number[] => {
  const r = radius * width
  return [-r - radius, -r, -r + radius, -radius, radius, r - radius, r, r + radius]
}

/** Borders moved to where the colour is half way between two things: over a blurred border they ran anyhow. */
function settled(even: Plane, { label, count }: Regions, radius: number, counted?: Plane): Int32Array {
  const { width, height, data } = even
  const means = new Float64Array(4 * count)
  for (let i = 0; i < label.length; i++) {
    for (let l = 0; l < 3; l++) means[4 * label[i] + l] += data[4 * i + l]
    means[4 * label[i] + 3]++
  }
  for (let k = 0; k < means.length; k += 4) for (let l = 0; l < 3; l++) means[k + l] /= means[k + 3]
  const away = (i: number, r: number): number => {
    const dl = data[4 * i] - means[4 * r]
    const da = data[4 * i + 1] - means[4 * r + 1]
    const db = data[4 * i + 2] - means[4 * r + 2]
    return dl * dl + 1.6 * (da * da + db * db)
  }
  const next = Int32Array.from(label)
  const about = ring(radius, width)
  for (let y = radius; y < height - radius; y++)
    for (let x = radius; x < width - radius; x++) {
      const i = y * width + x
      if (counted && counted.data[i] < 0.02) continue
      let best = -1
      let last = label[i]
      for (let n = 0; n < 8; n++) {
        const r = label[i + about[n]]
        if (r === last || r === label[i]) continue
        if (best < 0) best = loyal * away(i, label[i])
        last = r
        const d = away(i, r)
        if (d >= best) continue
        best = d
        next[i] = r
      }
    }
  return next
}

/** Each thing in up to three tones, with borders made round: every place takes the shape that most of its surroundings have. */
export function evened(
  even: Plane,
  parts: Regions,
  {
    fold,
    radius,
    counted,
  }: { readonly fold: number; readonly radius: number; readonly counted?: Plane | undefined },
): PaintedShapes {
  const { width, height, data } = even
  const n = width * height
  const things = settled(even, parts, 2 * radius, counted)
  const mean = new Float64Array(parts.count)
  const size = new Float64Array(parts.count)
  for (let i = 0; i < n; i++) {
    mean[things[i]] += data[4 * i]
    size[things[i]]++
  }
  for (let r = 0; r < parts.count; r++) mean[r] /= size[r]
  let label = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    const r = things[i]
    const away = data[4 * i] - mean[r]
    label[i] = 3 * r + (away < -fold ? 0 : away > fold ? 2 : 1)
  }
  const count = 3 * parts.count
  const votes = new Int32Array(count)
  const about = ring(radius, width)
  const near: number[] = []
  // the corners of the square are too far
  for (let v = -radius; v <= radius; v++)
    for (let h = -radius; h <= radius; h++)
      if (Math.abs(v) + Math.abs(h) <= 1.5 * radius) near.push(v * width + h)
  // only what lay near a border can change again
  const still = new Uint8Array(n)
  for (let pass = 0; pass < 2; pass++) {
    const next = Int32Array.from(label)
    for (let y = radius; y < height - radius; y++)
      for (let x = radius; x < width - radius; x++) {
        const i = y * width + x
        if (still[i] || (counted && counted.data[i] < 0.02)) continue
        const own = label[i]
        let alone = 0
        for (let k = 0; k < 8; k++) if (label[i + about[k]] !== own) alone++
        // a place with two strangers about it lies within its shape, or on a straight border of it
        if (alone < 3) {
          still[i] = alone === 0 ? 1 : 0
          continue
        }
        let best = own
        let most = 0
        for (let k = 0; k < near.length; k++) {
          const l = label[i + near[k]]
          if (++votes[l] > most) {
            most = votes[l]
            best = l
          }
        }
        for (let k = 0; k < near.length; k++) votes[label[i + near[k]]] = 0
        next[i] = best
      }
    label = next
  }
  return { label, count, width, height }
}

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

/** The shapes in their colours, with the slow light on them, as a picture of their size. */
export function coloured(
  m: Machine,
  { label, width, height }: PaintedShapes,
  colours: Float32Array,
  broad: Plane,
  slow: number,
): Plane {
  const out = m.plane(width, height, 4)
  for (let i = 0, j = 0; i < label.length; i++, j += 4) {
    for (let l = 0; l < 3; l++) out.data[j + l] = colours[4 * label[i] + l] + slow * broad.data[j + l]
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
