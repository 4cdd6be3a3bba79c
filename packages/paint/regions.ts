/** A partition of a picture: a label for every pixel, labels 0..count - 1. */
export interface Regions {
  readonly label: Int32Array
  readonly count: number
}

const bins = 2048
/** OKLab distance of two neighbours that falls in the last bin. */
const widest = 0.5

/**
 * Parts a picture where neighbours differ more than each side differs within itself: large calm areas stay whole,
 * small strong forms stay apart. Greedy over edges sorted by colour distance.
 * Felzenszwalb, Huttenlocher 2004, doi:10.1023/B:VISI.0000022288.19776.77
 *
 * @param data OKLab and a spare lane a pixel
 * @param scale larger gives larger regions, in OKLab distance times pixels
 * @param least pixels: smaller regions join the neighbour most like them
 */
export function regionsOf(
  data: Float32Array,
  width: number,
  height: number,
  { scale, least }: { readonly scale: number; readonly least: number },
): Regions {
  const n = width * height
  const distance = (i: number, j: number): number => {
    const l = data[4 * i] - data[4 * j]
    const a = data[4 * i + 1] - data[4 * j + 1]
    const b = data[4 * i + 2] - data[4 * j + 2]
    return Math.sqrt(l * l + 1.6 * (a * a + b * b))
  }
  // edge 2i joins pixel i to its right, 2i + 1 to the one below; counting sort by distance
  const bin = new Int16Array(2 * n).fill(-1)
  const starts = new Int32Array(bins + 1)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (x + 1 < width) bin[2 * i] = Math.min(bins - 1, (distance(i, i + 1) / widest) * bins) | 0
      if (y + 1 < height) bin[2 * i + 1] = Math.min(bins - 1, (distance(i, i + width) / widest) * bins) | 0
      for (let k = 0; k < 2; k++) if (bin[2 * i + k] >= 0) starts[bin[2 * i + k] + 1]++
    }
  for (let k = 0; k < bins; k++) starts[k + 1] += starts[k]
  const total = starts[bins]
  const order = new Int32Array(total)
  for (let e = 0; e < 2 * n; e++) if (bin[e] >= 0) order[starts[bin[e]]++] = e

  const parent = new Int32Array(n)
  for (let i = 0; i < n; i++) parent[i] = i
  const size = new Int32Array(n).fill(1)
  const limit = new Float32Array(n).fill(scale)
  const root = (start: number): number => {
    let i = start
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]]
      i = parent[i]
    }
    return i
  }
  const join = (a: number, b: number, weight: number): void => {
    const [large, small] = size[a] >= size[b] ? [a, b] : [b, a]
    parent[small] = large
    size[large] += size[small]
    limit[large] = weight + scale / size[large]
  }
  for (const pass of [0, 1])
    for (let k = 0; k < total; k++) {
      const e = order[k]
      const i = e >> 1
      const [a, b] = [root(i), root(e & 1 ? i + width : i + 1)]
      if (a === b) continue
      const weight = (bin[e] / bins) * widest
      if (pass === 0 ? weight <= Math.min(limit[a], limit[b]) : Math.min(size[a], size[b]) < least)
        join(a, b, weight)
    }
  const label = new Int32Array(n)
  const names = new Int32Array(n).fill(-1)
  let count = 0
  for (let i = 0; i < n; i++) {
    const r = root(i)
    if (names[r] < 0) names[r] = count++
    label[i] = names[r]
  }
  return { label, count }
}

/**
 * Joins neighbours whose mean colours differ by less than `alike`, the most alike first; means follow as parts grow.
 * Unlike a chain from pixel to pixel, it never joins two colours over a gradual border.
 */
export function merged(
  parts: Regions,
  data: Float32Array,
  width: number,
  height: number,
  alike: number,
): Regions {
  const { label, count } = parts
  const sums = new Float64Array(4 * count)
  const pairs = new Set<number>()
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const a = label[i]
      for (let l = 0; l < 3; l++) sums[4 * a + l] += data[4 * i + l]
      sums[4 * a + 3]++
      const right = x + 1 < width ? label[i + 1] : a
      const below = y + 1 < height ? label[i + width] : a
      if (a !== right) pairs.add(a < right ? a * count + right : right * count + a)
      if (a !== below) pairs.add(a < below ? a * count + below : below * count + a)
    }
  const parent = Int32Array.from({ length: count }, (_, i) => i)
  const root = (start: number): number => {
    let i = start
    while (parent[i] !== i) i = parent[i] = parent[parent[i]]
    return i
  }
  const distance = (a: number, b: number): number => {
    const [p, q] = [1 / sums[4 * a + 3], 1 / sums[4 * b + 3]]
    const l = sums[4 * a] * p - sums[4 * b] * q
    const c = sums[4 * a + 1] * p - sums[4 * b + 1] * q
    const h = sums[4 * a + 2] * p - sums[4 * b + 2] * q
    return Math.sqrt(l * l + 1.6 * (c * c + h * h))
  }
  let open = [...pairs]
  for (let round = 0; round < 3; round++) {
    const near = open
      .map((pair) => {
        const [a, b] = [root(Math.floor(pair / count)), root(pair % count)]
        return { a, b, d: a === b ? Number.POSITIVE_INFINITY : distance(a, b) }
      })
      .filter((p) => p.d < 2 * alike)
      .sort((p, q) => p.d - q.d || p.a - q.a || p.b - q.b)
    open = []
    for (const p of near) {
      const [a, b] = [root(p.a), root(p.b)]
      if (a === b) continue
      if (distance(a, b) >= alike) {
        open.push(Math.min(a, b) * count + Math.max(a, b))
        continue
      }
      parent[b] = a
      for (let l = 0; l < 4; l++) sums[4 * a + l] += sums[4 * b + l]
    }
  }
  const names = new Int32Array(count).fill(-1)
  let left = 0
  const out = new Int32Array(label.length)
  for (let i = 0; i < label.length; i++) {
    const r = root(label[i])
    if (names[r] < 0) names[r] = left++
    out[i] = names[r]
  }
  return { label: out, count: left }
}
