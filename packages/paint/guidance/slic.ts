/**
 * A picture parted into compact patches of like colour on a grid, which is kept: patch (c, r) began in cell (c, r),
 * so neighbours are found by index.
 */
export interface Patches {
  readonly across: number
  readonly down: number
  readonly count: number
  /** The patch of each pixel. */
  readonly label: Int32Array
  /** By patch: mean OKLab (a and b doubled, as the eye weighs them), middle, pixels. */
  readonly L: Float32Array
  readonly a: Float32Array
  readonly b: Float32Array
  readonly x: Float32Array
  readonly y: Float32Array
  readonly area: Float32Array
}

/** Distance in colour that weighs as much as one step of the grid. */
const compact = 0.07
const rounds = 3

/**
 * Achanta et al. 2012, SLIC, doi:10.1109/TPAMI.2012.120; a pixel chooses among the patches of the nine cells around it.
 *
 * @param data OKLab and a spare lane a pixel
 * @param step pixels from patch to patch
 */
export function patchesOf(data: Float32Array, width: number, height: number, step: number): Patches {
  const across = Math.max(1, Math.round(width / step))
  const down = Math.max(1, Math.round(height / step))
  const count = across * down
  const [L, a, b, x, y, area] = Array.from({ length: 6 }, () => new Float32Array(count)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ]
  for (let r = 0, k = 0; r < down; r++)
    for (let c = 0; c < across; c++, k++) {
      x[k] = ((c + 0.5) * width) / across - 0.5
      y[k] = ((r + 0.5) * height) / down - 0.5
      const i = 4 * (Math.round(y[k]) * width + Math.round(x[k]))
      L[k] = data[i]
      a[k] = 2 * data[i + 1]
      b[k] = 2 * data[i + 2]
    }
  const label = new Int32Array(width * height)
  const near = (compact * compact * count) / (width * height)
  for (let round = 0; round < rounds; round++) {
    for (let py = 0, i = 0; py < height; py++) {
      const r = Math.min(down - 1, Math.floor((py * down) / height))
      for (let px = 0; px < width; px++, i++) {
        const c = Math.min(across - 1, Math.floor((px * across) / width))
        const [l, la, lb] = [data[4 * i], 2 * data[4 * i + 1], 2 * data[4 * i + 2]]
        let [best, least] = [r * across + c, Number.POSITIVE_INFINITY]
        for (let v = r > 0 ? r - 1 : 0; v <= r + 1 && v < down; v++)
          for (let h = c > 0 ? c - 1 : 0; h <= c + 1 && h < across; h++) {
            const k = v * across + h
            const [dl, da, db, dx, dy] = [L[k] - l, a[k] - la, b[k] - lb, x[k] - px, y[k] - py]
            const d = dl * dl + da * da + db * db + near * (dx * dx + dy * dy)
            if (d < least) {
              least = d
              best = k
            }
          }
        label[i] = best
      }
    }
    const sums = new Float64Array(6 * count)
    for (let py = 0, i = 0; py < height; py++)
      for (let px = 0; px < width; px++, i++) {
        const k = 6 * label[i]
        sums[k] += data[4 * i]
        sums[k + 1] += data[4 * i + 1]
        sums[k + 2] += data[4 * i + 2]
        sums[k + 3] += px
        sums[k + 4] += py
        sums[k + 5]++
      }
    for (let k = 0; k < count; k++) {
      const n = sums[6 * k + 5]
      area[k] = n
      if (n === 0) continue
      L[k] = sums[6 * k] / n
      a[k] = (2 * sums[6 * k + 1]) / n
      b[k] = (2 * sums[6 * k + 2]) / n
      x[k] = sums[6 * k + 3] / n
      y[k] = sums[6 * k + 4] / n
    }
  }
  return { across, down, count, label, L, a, b, x, y, area }
}

/** Pairs of patches that touch: how long their border is in pixels, and the mean square step of colour across it. */
export interface Borders {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly length: Float32Array
  readonly step: Float32Array
}

export function bordersOf(data: Float32Array, width: number, height: number, patches: Patches): Borders {
  const { label, count } = patches
  const known = new Map<number, number>()
  const [from, to, length, step]: number[][] = [[], [], [], []]
  const meet = (i: number, j: number) => {
    const [p, q] = label[i] < label[j] ? [label[i], label[j]] : [label[j], label[i]]
    const key = p * count + q
    let k = known.get(key)
    if (k === undefined) {
      k = from.length
      known.set(key, k)
      from.push(p)
      to.push(q)
      length.push(0)
      step.push(0)
    }
    const dl = data[4 * i] - data[4 * j]
    const da = 2 * (data[4 * i + 1] - data[4 * j + 1])
    const db = 2 * (data[4 * i + 2] - data[4 * j + 2])
    length[k]++
    step[k] += dl * dl + da * da + db * db
  }
  // one pixel apart at most edges is a soft slope, so the step is taken over two
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (x + 2 < width && label[i] !== label[i + 2]) meet(i, i + 2)
      if (y + 2 < height && label[i] !== label[i + 2 * width]) meet(i, i + 2 * width)
    }
  return {
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    length: Float32Array.from(length, (v) => v / 2),
    step: Float32Array.from(step, (v, k) => v / length[k]),
  }
}
