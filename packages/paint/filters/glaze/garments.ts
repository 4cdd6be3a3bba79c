import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { merged, regionsOf } from '../../regions.ts'
import { rounded } from '../../rounded.ts'

/** Longest side of what is parted, in pixels: always the same, so that the same garments are found at every size. */
const side = 330
/** Lightness by which clothes are set apart from all else while the picture is parted. */
const apart = 3
/** How much of the differences of lightness count: folds are no garments. */
const light = 0.55
/** How far garments go on around clothes, in those pixels. */
const margin = 3

/** Each garment in one colour: its own, without folds, prints and light. Where there are no clothes it says nothing. */
export const garments = filter({
  id: 'garments',
  doc: 'Parts clothes into garments and gives each one colour.',
  source: 'Felzenszwalb, Huttenlocher 2004, doi:10.1023/B:VISI.0000022288.19776.77',
  params: {
    merge: plain(1.2, { min: 0.05, max: 12 }, 'Larger gives fewer, larger parts to begin with.'),
    alike: plain(0.075, { min: 0, max: 0.3 }, 'Parts that differ less are one garment.'),
    least: px(46, { min: 2, max: 100 }, 'Side of the smallest garment.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { cloth: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 70,
  run: ({ m }, src, { merge, alike, least }, { cloth }) => {
    // where nobody wears anything nothing is asked
    if (!anywhere(cloth, 0.5)) return m.copy(src)
    const long = Math.max(src.width, src.height)
    const k = Math.max(1, Math.round(long / side))
    const [small, where] = [shrink(m, src, k), shrink(m, cloth, k)]
    const { left, top, width, height } = boundsOf(where)
    const n = width * height
    // only where somebody wears something
    const at = Int32Array.from(
      { length: n },
      (_, i) => (top + Math.floor(i / width)) * small.width + left + (i % width),
    )
    const data = new Float32Array(4 * n)
    for (let i = 0; i < n; i++) {
      const c = 4 * at[i]
      if (where.data[at[i]] < 0.5) continue
      data[4 * i] = apart + light * small.data[c]
      data[4 * i + 1] = small.data[c + 1]
      data[4 * i + 2] = small.data[c + 2]
    }
    const size = Math.max(2, least / k)
    const parts = regionsOf(data, width, height, { scale: merge, least: Math.round(size * size) })
    const found = merged(parts, data, width, height, alike)
    const label = rounded(found.label, width, height, 1.9, 2)
    const sums = new Float64Array(4 * found.count)
    for (let i = 0; i < n; i++) {
      if (where.data[at[i]] < 0.5) continue
      const r = 4 * label[i]
      for (let l = 0; l < 3; l++) sums[r + l] += small.data[4 * at[i] + l]
      sums[r + 3]++
    }
    for (let i = 0; i < n; i++) if (sums[4 * label[i] + 3] < 1) label[i] = -1
    spread(label, width, height)
    for (let i = 0; i < n; i++) {
      const r = 4 * label[i]
      if (r < 0) continue
      for (let l = 0; l < 3; l++) small.data[4 * at[i] + l] = sums[r + l] / sums[r + 3]
    }
    const whole = { width: src.width, height: src.height, from: 0, to: src.height }
    // glazes run a little into each other, and no border shows the blocks it was found in
    return k === 1 ? small : enlarge(m, gaussian(m, small, 0.75), whole, k)
  },
})

/** What clothes take up, and as much around them as garments go on. */
function boundsOf({ width, height, data }: Plane) {
  let [left, top, right, low] = [width, height, -1, -1]
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (data[i] < 0.5) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      low = y
    }
  left = Math.max(0, Math.min(left, width - 1) - margin)
  top = Math.max(0, Math.min(top, height - 1) - margin)
  return {
    ...{ left, top },
    width: Math.max(left + 1, Math.min(width, right + 1 + margin)) - left,
    height: Math.max(top + 1, Math.min(height, low + 1 + margin)) - top,
  }
}

/** Around clothes, the nearest garment goes on: no border of a map shows anything else. */
function spread(label: Int32Array, width: number, height: number): void {
  for (let t = 0; t < margin; t++) {
    const now = Int32Array.from(label)
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        if (now[i] >= 0) continue
        if (x > 0 && now[i - 1] >= 0) label[i] = now[i - 1]
        else if (x + 1 < width && now[i + 1] >= 0) label[i] = now[i + 1]
        else if (y > 0 && now[i - width] >= 0) label[i] = now[i - width]
        else if (y + 1 < height && now[i + width] >= 0) label[i] = now[i + width]
      }
  }
}
