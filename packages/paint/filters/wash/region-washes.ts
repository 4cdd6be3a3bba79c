import { filter } from '../../filter.ts'
import { hash } from '../../kernels/bristle.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px, ratio } from '../../param.ts'
import { type Regions, regionsOf } from '../../regions.ts'
import { smoothstep } from '../../smoothstep.ts'

/** What one wash is: its mean colour, its middle and size in pixels of the small picture. */
function meansOf(data: Float32Array, width: number, { label, count }: Regions) {
  const sums = Array.from({ length: 6 }, () => new Float64Array(count))
  const [L, a, b, x, y, n] = sums
  for (let i = 0; i < label.length; i++) {
    const r = label[i]
    L[r] += data[4 * i]
    a[r] += data[4 * i + 1]
    b[r] += data[4 * i + 2]
    x[r] += i % width
    y[r] += Math.floor(i / width)
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
  cost: 150,
  run: ({ m, frame, seed }, src, { size, merge, flat, run }, { care }) => {
    const { width, height } = src
    const k = frame.u >= 1 ? 2 : 1
    const small = k === 1 ? src : shrink(m, src, k)
    const side = size / k
    const parts = regionsOf(small.data, small.width, small.height, {
      scale: merge * 0.9 * (frame.u / k),
      least: Math.max(4, Math.round(side * side)),
    })
    const of = meansOf(small.data, small.width, parts)
    const means = m.plane(small.width, small.height, 4)
    for (let i = 0; i < parts.label.length; i++) {
      const r = parts.label[i]
      const reach = Math.sqrt(of.n[r]) + 1
      // gravity: paint gathers below, and a little to one side, of each wash
      const lean = hash(r, 1, seed) - 0.5
      const along = ((i / small.width - of.y[r]) * 0.9 + ((i % small.width) - of.x[r]) * 1.2 * lean) / reach
      const pool = Math.min(1, Math.max(-1, along)) + 0.5 * (hash(r, 2, seed) - 0.5)
      means.data[4 * i] = of.L[r]
      means.data[4 * i + 1] = of.a[r]
      means.data[4 * i + 2] = of.b[r]
      // deep washes are laid at once: they run less
      means.data[4 * i + 3] = 1 + run * pool * (0.3 + 0.7 * smoothstep(0.38, 0.6, of.L[r]))
    }
    const even = gaussian(m, means, Math.max(0.6, (0.8 * frame.u) / k))
    const whole = k === 1 ? even : enlarge(m, even, { width, height, from: 0, to: height })
    const out = m.plane(width, height, 4)
    const [s, w, d] = [src.data, whole.data, out.data]
    for (let i = 0, j = 0; j < s.length; i++, j += 4) {
      const spared = care ? care.data[i] : 0
      const to = flat * (1 - 0.9 * spared)
      // what differs strongly from its wash is a form of its own, not part of the wash
      const off = Math.abs(s[j] - w[j]) + Math.abs(s[j + 1] - w[j + 1]) + Math.abs(s[j + 2] - w[j + 2])
      const deep = smoothstep(0.6, 0.4, w[j])
      const far = off / (0.16 + 0.06 * deep)
      const t = (to + (1 - to) * 0.6 * deep * (1 - spared)) / (1 + far * far)
      for (let l = 0; l < 3; l++) d[j + l] = s[j + l] + t * (w[j + l] - s[j + l])
      d[j + 3] = 1 + (w[j + 3] - 1) * (1 - 0.85 * spared)
    }
    return out
  },
})
