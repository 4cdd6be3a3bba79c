import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { guided } from '../../kernels/guided.ts'
import { px, ratio } from '../../param.ts'

/** Lightness from the skin's own within which there is shading; what is further off is a feature and stays. */
const shading = 0.13

/**
 * Skin in two washes: pores go, the form is told by the skin's own tone and one shade of it with a soft border.
 * Tied to the skin's lightness around, so that every skin keeps its own.
 */
export const skinWash = filter({
  id: 'skin-wash',
  doc: 'Paints skin in its own tone and one soft shadow.',
  params: {
    smooth: px(3.5, { min: 0.5, max: 20 }, 'Size of what is smoothed away.'),
    steps: ratio(0.4, 'How clearly the two tones part.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { skin: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame }, src, { smooth, steps }, { skin }) => {
    const { width, height } = src
    const L = laneOf(m, src, 0)
    const even = guided(m, L, src, { radius: Math.max(1, smooth), eps: 0.0016 })
    const weighed = m.plane(width, height)
    for (let i = 0; i < weighed.data.length; i++) weighed.data[i] = skin.data[i] * even.data[4 * i]
    const mass = gaussian(m, skin, 40 * frame.u)
    const light = gaussian(m, weighed, 40 * frame.u)
    const out = m.plane(width, height, 4)
    const [s, e, d] = [src.data, even.data, out.data]
    for (let i = 0, k = 0; k < s.length; i++, k += 4) {
      const t = Math.min(1, 1.25 * skin.data[i])
      d[k + 3] = s[k + 3]
      for (let l = 0; l < 3; l++) d[k + l] = s[k + l] + t * (e[k + l] - s[k + l])
      const mean = light.data[i] / Math.max(0.02, mass.data[i])
      const off = d[k] - mean
      // two plateaus, 0.045 above and 0.055 below the mean, with a soft slope between
      const two = off > -0.015 ? 0.045 : -0.055
      const slope = Math.tanh((off + 0.015) / 0.03)
      const stepped = two * Math.abs(slope) + (1 - Math.abs(slope)) * -0.005
      const near = 1 / (1 + (off / shading) ** 4)
      d[k] += t * steps * near * (stepped - off)
    }
    return out
  },
})
