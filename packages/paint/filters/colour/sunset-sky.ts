import { anywhere } from '../../anywhere.ts'
import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { skyOver } from '../../kernels/air.ts'
import { enlarge, laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { sampled } from '../../kernels/sampled.ts'
import { px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

const [sun, rose, violet, horizon] = ['#ffc979', '#e0836a', '#5f568f', '#f7bf80'].map((hex) => {
  const { L, a, b } = labOf(hex)
  return [L, a, b] as const
})
/** The sky is painted at this part of the size; what is crisp in it is the photo's own. */
const coarse = 6

/** Hue and gradient of the sky are replaced by those of sundown; its clouds keep their light and gather the sun. */
export const sunsetSky = filter({
  id: 'sunset-sky',
  doc: 'Turns the sky to sundown: gold at the lamp, rose, then violet, with its own clouds.',
  params: {
    amount: ratio(0.9, 'How much of it.'),
    clouds: px(60, { min: 10, max: 200 }, 'Size of the largest clouds that are kept.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { sky: 'plane', lamp: 'flow', photo: 'picture' },
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m }, src, { amount, clouds }, { sky, lamp, photo, spare }) => {
    if (!anywhere(sky)) return m.copy(src)
    const L = laneOf(m, photo, 0)
    const broad = gaussian(m, L, clouds)
    // a sky that is dark stays the darker one: dusk, not noon
    let [sum, all] = [0, 1e-3]
    for (let i = 0; i < L.data.length; i += 7) {
      sum += sky.data[i] * L.data[i]
      all += sky.data[i]
    }
    const night = smoothstep(0.62, 0.35, sum / all)
    const ways = sampled(m, lamp, coarse)
    const { width, height } = ways
    const painted = m.plane(width, height, 4)
    for (let y = 0, k = 0; y < height; y++)
      for (let x = 0; x < width; x++, k += 4) {
        const d = ways.data[k + 3]
        const nearer = smoothstep(0.04, 0.45, d)
        const further = smoothstep(0.34, 0.95, d)
        const low = 0.75 * smoothstep(0.22, 0.7, y / height)
        for (let l = 0; l < 3; l++) {
          let v = sun[l] + nearer * (rose[l] - sun[l])
          v += further * (violet[l] - v)
          painted.data[k + l] = v + low * (horizon[l] - v)
        }
        painted.data[k] *= 1 - 0.62 * night
        painted.data[k + 3] = 0
      }
    const whole = { width: src.width, height: src.height, from: 0, to: src.height }
    const over = { painted: enlarge(m, painted, whole, coarse), where: sky, spare, L, broad }
    // lit edges of clouds are warmer, their bellies violet
    const own = { gain: 1.5, least: -0.16, most: 0.2, green: -0.02, gold: 0.18, belly: -1 }
    return skyOver(m, src, { ...over, amount, ...own })
  },
})
