import { anywhere } from '../../anywhere.ts'
import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { skyOver } from '../../kernels/air.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { noise } from '../../kernels/noise.ts'
import { sampled } from '../../kernels/sampled.ts'
import { px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

const [zenith, middle, horizon, lit, shaded, sun] = [
  '#1f4468',
  '#5d94b8',
  '#f2dcae',
  '#fff0d2',
  '#66718c',
  '#ffd8ac',
].map((hex) => {
  const { L, a, b } = labOf(hex)
  return [L, a, b] as const
})
/** The sky is painted at this part of the size; what is crisp in it is the photo's own. */
const half = 2

/**
 * A sky as painters of the sublime set it: deep above, light at the horizon, with clouds that the lamp lights from
 * behind. A sky that has clouds keeps them; an empty one is given some. A night stays dark.
 */
export const grandSky = filter({
  id: 'grand-sky',
  doc: 'Paints the sky grander: deep above, glowing below, with lit clouds.',
  params: {
    amount: ratio(0.7, 'How far from the photo.'),
    clouds: ratio(0.6, 'How many clouds are added to an empty sky.'),
    size: px(230, { min: 40, max: 600 }, 'Size of a cloud.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { sky: 'plane', lamp: 'flow', photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 90,
  run: ({ m, frame, seed }, src, { amount, clouds, size }, { sky, lamp, photo }) => {
    if (!anywhere(sky)) return m.copy(src)
    const { u } = frame
    const L = laneOf(m, photo, 0)
    const broad = gaussian(m, L, 70 * u)
    let [sum, busy, all] = [0, 0, 1e-3]
    for (let i = 0; i < L.data.length; i += 7) {
      sum += sky.data[i] * L.data[i]
      busy += sky.data[i] * Math.abs(L.data[i] - broad.data[i])
      all += sky.data[i]
    }
    const light = Math.min(1.05, Math.max(0.3, sum / all / 0.74))
    const added = clouds * smoothstep(0.045, 0.015, busy / all)
    const [ways, open] = [sampled(m, lamp, half), shrink(m, sky, half)]
    const { width, height } = open
    const cell = size / half
    const shape = { cell, stretch: 0.42, octaves: 5, gain: 0.52, seed: seed * 17 + 3 }
    const field = added > 0 ? noise(m, { width, rows: height, top: 0 }, shape) : undefined
    const step = Math.max(1, Math.round((9 * u) / half))
    const painted = m.plane(width, height, 4)
    painted.data.fill(0)
    for (let y = 0, i = 0, k = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++, k += 4) {
        if (open.data[i] <= 0) continue
        const down = y / height
        const d = ways.data[k + 3]
        const high = smoothstep(0.02, 0.34, down)
        const low = smoothstep(0.25, 0.6, down) * (0.55 + 0.45 * smoothstep(0.7, 0.2, d))
        let [cover, turned] = [0, 0]
        if (field) {
          const jx = Math.min(width - 1, Math.max(0, Math.round(x + step * ways.data[k])))
          const jy = Math.min(height - 1, Math.max(0, Math.round(y + step * ways.data[k + 1])))
          const n = field.data[i]
          cover = added * smoothstep(0.5, 0.66, n)
          turned = Math.min(1, Math.max(0, 0.5 + 5 * (n - field.data[jy * width + jx])))
        }
        const shone = 0.85 * smoothstep(0.66, 0.02, d)
        for (let l = 0; l < 3; l++) {
          let v = zenith[l] + high * (middle[l] - zenith[l])
          v += low * (horizon[l] - v)
          v += cover * (shaded[l] + turned * (lit[l] - shaded[l]) - v)
          painted.data[k + l] = v + shone * (sun[l] - v)
        }
        // from blue to gold by way of white, never of khaki
        painted.data[k] = (painted.data[k] + 0.3 * shone * (1 - shone)) * light
        painted.data[k + 3] = 0.28 * (1 - shone)
      }
    const whole = { width: src.width, height: src.height, from: 0, to: src.height }
    const own = { gain: 1.6, least: -0.2, most: 0.25, green: 0, gold: 0.1, belly: 0 }
    const over = { painted: enlarge(m, painted, whole, half), where: sky, spare: undefined, L, broad }
    return skyOver(m, src, { ...over, amount, ...own })
  },
})
