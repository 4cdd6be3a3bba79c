import type { Plane } from './plane.ts'
import type { Regions } from './regions.ts'

/** Shapes on a small picture: a label for every pixel. */
export interface PaintedShapes {
  readonly label: Int32Array
  readonly count: number
  readonly width: number
  readonly height: number
  /** 1 for shapes whose light runs on slowly within them, such as a wall beside a lamp. */
  readonly gradual?: Uint8Array
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
