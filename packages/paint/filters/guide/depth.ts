import { filter } from '../../filter.ts'
import { refined, surveyOf } from '../../guidance/refine.ts'
import { domainTransform } from '../../kernels/domain.ts'
import { laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { contrast } from '../../kernels/maps.ts'
import { ramped } from '../../kernels/points.ts'
import { ratio } from '../../param.ts'

/** Longest side of what is judged, in pixels: distances have no fine detail. */
const side = 467

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
  run: ({ m, frame }, src, { haze }, { sky: fullSky, subject: fullSubject }) => {
    const { small, k } = surveyOf(m, src, side)
    const [sky, subject] = [shrink(m, fullSky, k), shrink(m, fullSubject, k)]
    const u = frame.u / k
    const { width, height } = small
    const horizon = horizonOf(sky.data, width, height)
    const soft = gaussian(m, laneOf(m, small, 0), 3 * u)
    const veil = m.plane(width, height)
    for (let i = 0, c = 0; i < veil.data.length; i++, c += 4) {
      const a = small.data[c + 1]
      const b = small.data[c + 2]
      // the least of red, green and blue, near enough: lightness less chroma
      veil.data[i] = Math.max(0, soft.data[i] - 1.2 * Math.sqrt(a * a + b * b))
    }
    // what is fine, and lost in the shrunken picture, tells of nearness most
    const fine = contrast(m, src, gaussian(m, laneOf(m, src, 0), 3 * frame.u))
    const pale = ramped(m, gaussian(m, veil, 6 * u), 0.18, 0.75)
    const calm = ramped(m, gaussian(m, shrink(m, fine, k), 10 * u), 0.05, 0.008)
    const dark = ramped(m, soft, 0.5, 0.2)
    const out = m.plane(width, height)
    for (let y = 0, i = 0; y < height; y++) {
      const up = (1 - y / height) / Math.max(0.1, 1 - horizon)
      const ground = up < 1 ? up * up * (0.55 + 0.45 * up) : 1
      for (let x = 0; x < width; x++, i++) {
        const standing = ground * (1 - haze * 0.75 * dark.data[i])
        const far = standing + haze * (pale.data[i] * calm.data[i] - 0.35) * (0.25 + 0.5 * ground)
        const s = Math.min(1, Math.max(0, sky.data[i]))
        const v = Math.min(1, Math.max(0, far)) * 0.85
        out.data[i] = (v + s * (1 - v)) * (1 - 0.85 * Math.min(1, Math.max(0, subject.data[i])))
      }
    }
    const flat = domainTransform(m, out, small, { sigma: 30 * u, range: 0.22, iterations: 3 })
    return refined(m, src, small, flat, { radius: 2, eps: 1e-3 })
  },
})
