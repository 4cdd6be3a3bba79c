import { filter } from '../../filter.ts'
import { domainTransform } from '../../kernels/domain.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Where the ground ends, as a share of the height, when no sky tells. */
const usualHorizon = 0.42

/** The share of the height at which the sky ends on average over the columns that have any. */
function horizonOf(sky: Float32Array, width: number, height: number): number {
  let [sum, columns] = [0, 0]
  for (let x = 0; x < width; x += 4) {
    let y = height - 1
    while (y > 0 && sky[y * width + x] < 0.5) y--
    if (y < height * 0.06) continue
    sum += y / height
    columns += 4
  }
  const seen = Math.min(1, columns / width)
  return usualHorizon + seen * (Math.min(0.8, Math.max(0.2, sum / Math.max(1, columns / 4))) - usualHorizon)
}

/**
 * A guess at how far things are, 0 near to 1 far, from what painters use: what lies higher on the ground is further,
 * so is what is hazy, pale and soft; the sky is furthest, and what the picture is about stands in front.
 */
export const depth = filter({
  id: 'depth',
  doc: 'Guesses how far each place is, from near (0) to far (1).',
  source: 'haze by the dark channel: He, Sun, Tang 2011, doi:10.1109/TPAMI.2010.168',
  params: { haze: ratio(0.5, 'How much haze and softness count beside the height in the picture.') },
  from: 'picture',
  gives: 'plane',
  with: { sky: 'plane', subject: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 120,
  run: ({ m, frame: { u } }, src, { haze }, { sky, subject }) => {
    const { width, height } = src
    const horizon = horizonOf(sky.data, width, height)
    const L = laneOf(m, src, 0)
    const soft = gaussian(m, L, 3 * u)
    const veil = m.plane(width, height)
    for (let i = 0, k = 0; i < L.data.length; i++, k += 4) {
      const [a, b] = [src.data[k + 1], src.data[k + 2]]
      // the least of red, green and blue, near enough: lightness less chroma
      veil.data[i] = Math.max(0, soft.data[i] - 1.2 * Math.sqrt(a * a + b * b))
      L.data[i] = Math.abs(L.data[i] - soft.data[i])
    }
    const busy = gaussian(m, L, 10 * u)
    const hazy = gaussian(m, veil, 6 * u)
    const out = m.plane(width, height)
    for (let y = 0, i = 0; y < height; y++) {
      const up = (1 - y / height) / Math.max(0.1, 1 - horizon)
      const ground = up < 1 ? up * up * (0.55 + 0.45 * up) : 1
      for (let x = 0; x < width; x++, i++) {
        const pale = smoothstep(0.18, 0.75, hazy.data[i]) * smoothstep(0.05, 0.008, busy.data[i])
        const dark = smoothstep(0.5, 0.2, soft.data[i])
        const standing = ground * (1 - haze * 0.75 * dark)
        const far = standing + haze * (pale - 0.35) * (0.25 + 0.5 * ground)
        const s = Math.min(1, Math.max(0, sky.data[i]))
        const v = Math.min(1, Math.max(0, far)) * 0.85
        out.data[i] = (v + s * (1 - v)) * (1 - 0.85 * Math.min(1, Math.max(0, subject.data[i])))
      }
    }
    const flat = domainTransform(m, out, src, { sigma: 30 * u, range: 0.22, iterations: 3 })
    for (let i = 0; i < flat.data.length; i++) flat.data[i] = Math.min(1, Math.max(0, flat.data[i]))
    return flat
  },
})
