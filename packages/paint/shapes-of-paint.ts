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

/** All around a place, within the picture. */
const aroundOf = (x: number, y: number, radius: number, width: number, height: number) => ({
  top: Math.max(0, y - radius),
  foot: Math.min(height - 1, y + radius),
  left: Math.max(0, x - radius),
  right: Math.min(width - 1, x + radius),
})
type Around = ReturnType<typeof aroundOf>

/** Whether a border runs near a place: nearly everywhere there is none. */
const bordered = (label: Int32Array, x: number, y: number, width: number, a: Around): boolean => {
  const own = label[y * width + x]
  const [t, f] = [a.top * width, a.foot * width]
  return (
    label[t + a.left] !== own ||
    label[t + a.right] !== own ||
    label[f + a.left] !== own ||
    label[f + a.right] !== own ||
    label[t + x] !== own ||
    label[f + x] !== own ||
    label[y * width + a.left] !== own ||
    label[y * width + a.right] !== own
  )
}

/** Borders moved to where the colour is half way between two things: over a blurred border they ran anyhow. */
function settled(even: Plane, { label, count }: Regions, radius: number): Int32Array {
  const { width, height, data } = even
  const means = new Float64Array(4 * count)
  for (let i = 0; i < label.length; i++) {
    for (let l = 0; l < 3; l++) means[4 * label[i] + l] += data[4 * i + l]
    means[4 * label[i] + 3]++
  }
  for (let k = 0; k < means.length; k += 4) for (let l = 0; l < 3; l++) means[k + l] /= means[k + 3]
  const next = Int32Array.from(label)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const a = aroundOf(x, y, radius, width, height)
      if (!bordered(label, x, y, width, a)) continue
      const i = y * width + x
      const away = (r: number): number => {
        const [dl, da, db] = [
          data[4 * i] - means[4 * r],
          data[4 * i + 1] - means[4 * r + 1],
          data[4 * i + 2] - means[4 * r + 2],
        ]
        return dl * dl + 1.6 * (da * da + db * db)
      }
      let best = loyal * away(label[i])
      let last = label[i]
      for (let v = a.top; v <= a.foot; v++)
        for (let h = a.left; h <= a.right; h++) {
          const r = label[v * width + h]
          if (r === last || r === label[i]) continue
          last = r
          const d = away(r)
          if (d >= best) continue
          best = d
          next[i] = r
        }
    }
  return next
}

/** Each thing in up to three tones, with borders made round: every place takes the shape that most of its surroundings have. */
export function evened(even: Plane, parts: Regions, fold: number, radius: number): PaintedShapes {
  const { width, height, data } = even
  const n = width * height
  const things = settled(even, parts, 2 * radius)
  const mean = new Float64Array(parts.count)
  const size = new Float64Array(parts.count)
  for (let i = 0; i < n; i++) {
    mean[things[i]] += data[4 * i]
    size[things[i]]++
  }
  let label = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    const r = things[i]
    const away = data[4 * i] - mean[r] / size[r]
    label[i] = 3 * r + (away < -fold ? 0 : away > fold ? 2 : 1)
  }
  const count = 3 * parts.count
  const votes = new Int32Array(count)
  for (let pass = 0; pass < 3; pass++) {
    const next = Int32Array.from(label)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const a = aroundOf(x, y, radius, width, height)
        if (!bordered(label, x, y, width, a)) continue
        const i = y * width + x
        let best = label[i]
        let most = 0
        for (let v = a.top; v <= a.foot; v++)
          for (let h = a.left; h <= a.right; h++) {
            // the corners of the square are too far
            if (Math.abs(v - y) + Math.abs(h - x) > 1.5 * radius) continue
            const l = label[v * width + h]
            if (++votes[l] > most) {
              most = votes[l]
              best = l
            }
          }
        for (let v = a.top; v <= a.foot; v++)
          for (let h = a.left; h <= a.right; h++) votes[label[v * width + h]] = 0
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

export interface Laying {
  /** By how much the shapes were shrunk. */
  readonly k: number
  /** Width of a border in pixels of the picture. */
  readonly soft: number
  readonly slow: number
  /** The light on them, as large as the picture. */
  readonly light: Plane
  readonly where?: Plane
}

/** Lays the shapes over a picture; each border is one curve at any size. */
export function layShapes(
  out: Plane,
  { label, width: w, height: h }: PaintedShapes,
  colours: Float32Array,
  { k, soft, slow, light, where }: Laying,
): void {
  const { width, height, data } = out
  const whole = new Uint8Array(w * h)
  for (let y = 1; y < h - 1; y++)
    for (let x = 1; x < w - 1; x++) {
      const i = y * w + x
      let same = 1
      for (let v = -w; v <= w && same; v += w)
        for (let d = -1; d <= 1; d++) if (label[i + v + d] !== label[i]) same = 0
      whole[i] = same
    }
  const per = k / (1.5 * Math.max(soft, 0.5))
  const names = new Int32Array(9)
  const weights = new Float32Array(9)
  for (let y = 0; y < height; y++) {
    const sy = (y + 0.5) / k - 0.5
    const iy = Math.min(h - 1, Math.max(0, Math.round(sy)))
    const fy = Math.min(0.5, Math.max(-0.5, sy - iy))
    for (let x = 0; x < width; x++) {
      const j = y * width + x
      const t = where ? Math.min(1, where.data[j]) : 1
      if (t < 0.01) continue
      const sx = (x + 0.5) / k - 0.5
      const ix = Math.min(w - 1, Math.max(0, Math.round(sx)))
      const i = iy * w + ix
      let [first, second] = [label[i], -1]
      let share = 1
      if (!whole[i]) {
        const fx = Math.min(0.5, Math.max(-0.5, sx - ix))
        let found = 0
        for (let v = -1; v <= 1; v++) {
          const row = Math.min(h - 1, Math.max(0, iy + v)) * w
          const wy = v === 0 ? 0.75 - fy * fy : 0.5 * (0.5 + v * fy) * (0.5 + v * fy)
          for (let d = -1; d <= 1; d++) {
            const wx = d === 0 ? 0.75 - fx * fx : 0.5 * (0.5 + d * fx) * (0.5 + d * fx)
            const name = label[row + Math.min(w - 1, Math.max(0, ix + d))]
            let at = 0
            while (at < found && names[at] !== name) at++
            if (at === found) {
              names[found] = name
              weights[found++] = 0
            }
            weights[at] += wx * wy
          }
        }
        let [one, two] = [-1, -1]
        for (let n = 0; n < found; n++) {
          if (weights[n] > one) {
            two = one
            second = first
            one = weights[n]
            first = names[n]
          } else if (weights[n] > two) {
            two = weights[n]
            second = names[n]
          }
        }
        share = two <= 0 ? 1 : Math.min(1, 0.5 + 0.5 * (one - two) * per)
      }
      const [c, d] = [4 * first, 4 * Math.max(0, second)]
      for (let l = 0; l < 3; l++) {
        const colour = share === 1 ? colours[c + l] : share * colours[c + l] + (1 - share) * colours[d + l]
        data[4 * j + l] += t * (colour + slow * light.data[4 * j + l] - data[4 * j + l])
      }
    }
  }
}
