import { filter } from '../../filter.ts'
import { surveyOf } from '../../guidance/refine.ts'
import { folds } from '../../kernels/cel.ts'
import { domainTransform } from '../../kernels/domain.ts'
import { enlarge, laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { partedOf } from '../../kernels/regions.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { isIdle } from '../smooth/idle.ts'

/** Longest side of what is parted into things, in pixels. */
const side = 467
const hue = { min: -0.1, max: 0.1 }

/** Each pixel's thing as one colour: parted small, then led along the picture's own borders. */
function thingsOf(m: Machine, src: Plane, merge: number, u: number): Plane {
  const { width, height } = src
  const { small, k } = surveyOf(m, src, side)
  const parts = partedOf(m, small, {
    scale: (merge * 0.9 * u) / k,
    least: Math.max(4, Math.round(((9 * u) / k) ** 2)),
  })
  const sums = new Float64Array(4 * parts.count)
  for (let i = 0; i < parts.label.length; i++) {
    const r = 4 * parts.label[i]
    for (let l = 0; l < 3; l++) sums[r + l] += small.data[4 * i + l]
    sums[r + 3]++
  }
  for (let i = 0; i < parts.label.length; i++) {
    const r = 4 * parts.label[i]
    for (let l = 0; l < 3; l++) small.data[4 * i + l] = sums[r + l] / sums[r + 3]
  }
  const whole = enlarge(m, small, { width, height, from: 0, to: height }, k)
  return domainTransform(m, whole, src, { sigma: 3.5 * u, range: 0.12, iterations: 2 })
}

/**
 * Each thing gets one colour, with the shadows of its folds cut into it as a second and third tone and a light as a
 * fourth. What stands out from its thing, such as a print or a button, is a form of its own and stays.
 */
export const flatRegions = filter({
  id: 'flat-regions',
  doc: 'Fills clothes and things with one flat colour each, and cuts their folds into it as clean shadows.',
  source: 'Felzenszwalb, Huttenlocher 2004, doi:10.1023/B:VISI.0000022288.19776.77',
  params: {
    merge: plain(2.6, { min: 0.1, max: 12 }, 'Larger gives fewer, larger things.'),
    round: px(2.4, { min: 0.3, max: 20 }, 'How round the borders of shadows become.'),
    fold: plain(0.04, { min: 0.005, max: 0.3 }, 'How much darker than its thing a fold must be to be drawn.'),
    depth: plain(0.085, { min: 0, max: 0.3 }, 'How much darker it is drawn.'),
    light: plain(0.04, { min: 0, max: 0.3 }, 'How much lighter the lights are drawn.'),
    soft: plain(0.006, { min: 0, max: 0.2 }, 'Least width of a border, in lightness.'),
    shadeA: plain(0.004, hue, 'Green to red that a shadow adds.'),
    shadeB: plain(-0.016, hue, 'Blue to yellow that a shadow adds.'),
    amount: ratio(0.92, 'How much of the own shading is given up.'),
  },
  from: 'picture',
  gives: 'picture',
  /** `idle` is a room that is painted anew: see isIdle. */
  maybe: { spare: 'plane', idle: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 130,
  run: ({ m, frame }, src, values, { spare, idle }) => {
    if (isIdle(idle)) return m.copy(src)
    const things = thingsOf(m, src, values.merge, frame.u)
    const light = gaussian(m, laneOf(m, src, 0), values.round)
    return folds(m, src, things, light, values, spare)
  },
})
