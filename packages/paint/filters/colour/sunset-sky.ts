import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

const [sun, rose, violet, horizon] = ['#ffc979', '#e0836a', '#5f568f', '#f7bf80'].map(labOf)
const lanes = ['L', 'a', 'b'] as const

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
    const { width, height } = src
    const L = laneOf(m, photo, 0)
    const broad = gaussian(m, L, clouds)
    // a sky that is dark stays the darker one: dusk, not noon
    let [sum, all] = [0, 1e-3]
    for (let i = 0; i < L.data.length; i += 7) {
      sum += sky.data[i] * L.data[i]
      all += sky.data[i]
    }
    const night = smoothstep(0.62, 0.35, sum / all)
    const out = m.plane(width, height, 4)
    for (let y = 0, i = 0, k = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++, k += 4) {
        const t = amount * sky.data[i] * (spare ? 1 - spare.data[i] : 1)
        if (t < 0.004) {
          for (let l = k; l < k + 4; l++) out.data[l] = src.data[l]
          continue
        }
        const d = lamp.data[k + 3]
        const nearer = smoothstep(0.04, 0.45, d)
        const further = smoothstep(0.34, 0.95, d)
        const low = 0.75 * smoothstep(0.22, 0.7, y / height)
        const cloud = Math.min(0.2, Math.max(-0.16, 1.5 * (L.data[i] - broad.data[i])))
        for (const [l, lane] of lanes.entries()) {
          let v = sun[lane] + nearer * (rose[lane] - sun[lane])
          v += further * (violet[lane] - v)
          v += low * (horizon[lane] - v)
          if (l === 0) v = v * (1 - 0.62 * night) + cloud
          // lit edges of clouds are warmer, their bellies violet
          else v += cloud * (l === 1 ? -0.02 : 0.18)
          out.data[k + l] = src.data[k + l] + t * (v - src.data[k + l])
        }
        out.data[k] = Math.min(1, Math.max(0, out.data[k]))
        out.data[k + 3] = src.data[k + 3]
      }
    return out
  },
})
