import { filter } from '../../filter.ts'
import { hash } from '../../kernels/bristle.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { partedOf } from '../../kernels/regions.ts'
import { pool } from '../../kernels/washes.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Regions } from '../../regions.ts'
import { smoothstep } from '../../smoothstep.ts'

/** What one wash is: its mean colour, its middle and size in pixels of the small picture. */
function meansOf(data: Float32Array, width: number, { label, count }: Regions) {
  const sums = Array.from({ length: 6 }, () => new Float64Array(count))
  const [L, a, b, x, y, n] = sums
  for (let row = 0, i = 0; i < label.length; row++)
    for (let col = 0; col < width; col++, i++) {
      const r = label[i]
      L[r] += data[4 * i]
      a[r] += data[4 * i + 1]
      b[r] += data[4 * i + 2]
      x[r] += col
      y[r] += row
      n[r]++
    }
  for (const of of [L, a, b, x, y]) for (let r = 0; r < count; r++) of[r] /= n[r]
  return { L, a, b, x, y, n }
}

/**
 * One region, one wash: its colour is drawn towards the region's mean and the paint runs down it, thin at one
 * side and gathered at the other. The spare lane says how thick it lies there (1 as it is).
 */
export const regionWashes = filter({
  id: 'region-washes',
  doc: 'Paints each part of the picture with one wash that runs from thin to deep.',
  source: 'Felzenszwalb, Huttenlocher 2004, doi:10.1023/B:VISI.0000022288.19776.77',
  params: {
    size: px(9, { min: 2, max: 60 }, 'Side of the smallest part.'),
    merge: plain(1, { min: 0.1, max: 6 }, 'Larger gives fewer, larger parts.'),
    flat: ratio(0.62, 'How far a wash is drawn to one colour.'),
    run: ratio(0.3, 'How much paint gathers at one side.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { care: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame, seed }, src, { size, merge, flat, run }, { care }) => {
    const { width, height } = src
    // a wash is broad, and its border is the picture's own: a third of a large study shows the same
    const k = frame.u >= 1.2 ? 3 : frame.u >= 0.8 ? 2 : 1
    const small = k === 1 ? src : shrink(m, src, k)
    const side = size / k
    const parts = partedOf(m, small, {
      scale: merge * 0.9 * (frame.u / k),
      least: Math.max(4, Math.round(side * side)),
    })
    const of = meansOf(small.data, small.width, parts)
    const { width: w } = small
    // gravity: paint gathers below, and a little to one side, of each wash; deep washes are laid at once and run less
    const lean = Float32Array.from({ length: parts.count }, (_, r) => 1.2 * (hash(r, 1, seed) - 0.5))
    const poured = Float32Array.from({ length: parts.count }, (_, r) => 0.5 * (hash(r, 2, seed) - 0.5))
    const far = of.n.map((n) => 1 / (Math.sqrt(n) + 1))
    const runs = of.L.map((L) => run * (0.3 + 0.7 * smoothstep(0.38, 0.6, L)))
    const means = m.plane(w, small.height, 4)
    const d = means.data
    for (let y = 0, i = 0; y < small.height; y++)
      for (let x = 0; x < w; x++, i++) {
        const r = parts.label[i]
        const along = ((y - of.y[r]) * 0.9 + (x - of.x[r]) * lean[r]) * far[r]
        d[4 * i] = of.L[r]
        d[4 * i + 1] = of.a[r]
        d[4 * i + 2] = of.b[r]
        d[4 * i + 3] = 1 + runs[r] * (Math.min(1, Math.max(-1, along)) + poured[r])
      }
    const even = gaussian(m, means, Math.max(0.6, (0.8 * frame.u) / k))
    const whole = k === 1 ? even : enlarge(m, even, { width, height, from: 0, to: height }, k)
    return pool(m, src, whole, care, flat)
  },
})
