import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { noise } from '../../kernels/noise.ts'
import { px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

const [zenith, middle, horizon, lit, shaded, sun] = [
  '#1f4468',
  '#5d94b8',
  '#f2dcae',
  '#fff0d2',
  '#66718c',
  '#ffd8ac',
].map(labOf)
const lanes = ['L', 'a', 'b'] as const

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
    const { width, height } = src
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
    const shape = { cell: size, stretch: 0.42, octaves: 5, gain: 0.52, seed: seed * 17 + 3 }
    const field = added > 0 ? noise(m, frame, shape) : undefined
    const step = Math.max(1, Math.round(9 * u))
    const out = m.plane(width, height, 4)
    out.data.set(src.data)
    for (let y = 0, i = 0, k = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++, k += 4) {
        const t = amount * sky.data[i]
        if (t < 0.004) continue
        const down = y / height
        const high = smoothstep(0.02, 0.34, down)
        const low = smoothstep(0.25, 0.6, down) * (0.55 + 0.45 * smoothstep(0.7, 0.2, lamp.data[k + 3]))
        let [cover, turned] = [0, 0]
        if (field) {
          const jx = Math.min(width - 1, Math.max(0, Math.round(x + step * lamp.data[k])))
          const jy = Math.min(height - 1, Math.max(0, Math.round(y + step * lamp.data[k + 1])))
          const n = field.data[i]
          cover = added * smoothstep(0.5, 0.66, n)
          turned = Math.min(1, Math.max(0, 0.5 + 5 * (n - field.data[jy * width + jx])))
        }
        const shone = 0.85 * smoothstep(0.66, 0.02, lamp.data[k + 3])
        const own = Math.min(0.25, Math.max(-0.2, 1.6 * (L.data[i] - broad.data[i])))
        for (const [l, lane] of lanes.entries()) {
          let v = zenith[lane] + high * (middle[lane] - zenith[lane])
          v += low * (horizon[lane] - v)
          v += cover * (shaded[lane] + turned * (lit[lane] - shaded[lane]) - v)
          v += shone * (sun[lane] - v)
          // from blue to gold by way of white, never of khaki
          if (l === 0) v = (v + 0.3 * shone * (1 - shone)) * light + own
          else v = v + 0.28 * (1 - shone) * (src.data[k + l] - v) + (l === 2 ? 0.1 * Math.max(0, own) : 0)
          out.data[k + l] += t * (v - out.data[k + l])
        }
        out.data[k] = Math.min(1, Math.max(0, out.data[k]))
      }
    return out
  },
})
