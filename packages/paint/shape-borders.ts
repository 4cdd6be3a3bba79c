import type { Plane } from './plane.ts'
import type { PaintedShapes } from './shapes-of-paint.ts'

/** How sure a direction must be, and how far at most a border is made straight to both sides of a place. */
const [sure, furthest] = [0.16, 19] as const

/**
 * Borders drawn with a steady hand: every place takes the shape that most places before and behind it along the form
 * have. What bites into a long border, such as the slats of a blind into its curtain, is passed over.
 */
export function steadied(shapes: PaintedShapes, flow: Plane, counted?: Plane): PaintedShapes {
  const { width, height } = shapes
  let { label } = shapes
  const votes = new Int32Array(shapes.count)
  const seen = new Int32Array(2 * furthest + 1)
  for (let pass = 0; pass < 2; pass++) {
    const next = Int32Array.from(label)
    for (let y = 2; y < height - 2; y++)
      for (let x = 2; x < width - 2; x++) {
        const i = y * width + x
        const own = label[i]
        if (counted && counted.data[i] < 0.02) continue
        if (
          label[i - 2] === own &&
          label[i + 2] === own &&
          label[i - 2 * width] === own &&
          label[i + 2 * width] === own
        )
          continue
        const reach = Math.round(furthest * Math.min(1, 1.8 * (flow.data[4 * i + 2] - sure)))
        if (reach < 2) continue
        const [tx, ty] = [flow.data[4 * i], flow.data[4 * i + 1]]
        let [n, best, most] = [0, own, 0]
        for (let t = -reach; t <= reach; t++) {
          const px = Math.round(x + t * tx)
          const py = Math.round(y + t * ty)
          if (px < 0 || py < 0 || px >= width || py >= height) continue
          const l = label[py * width + px]
          seen[n++] = l
          if (++votes[l] > most || (votes[l] === most && l === own)) {
            most = votes[l]
            best = l
          }
        }
        for (let k = 0; k < n; k++) votes[seen[k]] = 0
        next[i] = best
      }
    label = next
  }
  return { ...shapes, label }
}

/** Places on both sides of a border that are compared, and the most they may differ where light only runs out. */
const [aside, gentle] = [3, 0.05] as const

/** Joins shapes that a slow change of light has cut into bands: no border of paint was ever there. */
export function withoutBands(even: Plane, shapes: PaintedShapes, counted?: Plane): PaintedShapes {
  const { label, count, width, height } = shapes
  const { data } = even
  const steps = new Map<number, { sum: number; n: number }>()
  const compare = (i: number, j: number, p: number, q: number): void => {
    const [a, b] = [label[i], label[j]]
    if (a === b || (counted && Math.min(counted.data[p], counted.data[q]) < 0.5)) return
    const key = a < b ? a * count + b : b * count + a
    let step = steps.get(key)
    if (!step) {
      step = { sum: 0, n: 0 }
      steps.set(key, step)
    }
    const dl = data[4 * p] - data[4 * q]
    const da = data[4 * p + 1] - data[4 * q + 1]
    const db = data[4 * p + 2] - data[4 * q + 2]
    step.sum += Math.sqrt(dl * dl + 1.6 * (da * da + db * db))
    step.n++
  }
  for (let y = aside; y < height - aside - 1; y++)
    for (let x = aside; x < width - aside - 1; x++) {
      const i = y * width + x
      compare(i, i + 1, i - aside + 1, i + aside)
      compare(i, i + width, i - (aside - 1) * width, i + aside * width)
    }
  const parent = Int32Array.from({ length: count }, (_, r) => r)
  const root = (start: number): number => {
    let r = start
    while (parent[r] !== r) r = parent[r] = parent[parent[r]]
    return r
  }
  const gradual = new Uint8Array(count)
  for (const [key, { sum, n }] of steps) {
    if (n < 6 || sum / n > gentle) continue
    const [a, b] = [root(Math.floor(key / count)), root(key % count)]
    parent[b] = a
    gradual[a] = 1
  }
  for (let i = 0; i < label.length; i++) label[i] = root(label[i])
  for (let r = 0; r < count; r++) if (gradual[r]) gradual[root(r)] = 1
  return { ...shapes, label, gradual }
}
