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
    smooth: px(4.5, { min: 0.5, max: 20 }, 'Size of what is smoothed away.'),
    steps: ratio(0.55, 'How clearly the two tones part.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { skin: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame }, src, { smooth, steps }, { skin }) => {
    const { width, height } = src
    const out = m.plane(width, height, 4)
    out.data.set(src.data)
    if (!skin.data.some((v) => v > 0.02)) return out
    const L = laneOf(m, src, 0)
    const even = guided(m, L, src, { radius: Math.max(1, smooth), eps: 0.0016 })
    const weighed = m.plane(width, height)
    for (let i = 0; i < weighed.data.length; i++) weighed.data[i] = skin.data[i] * even.data[4 * i]
    const mass = gaussian(m, skin, 40 * frame.u)
    const light = gaussian(m, weighed, 40 * frame.u)
    const [s, e, d] = [src.data, even.data, out.data]
    for (let i = 0, k = 0; k < s.length; i++, k += 4) {
      const t = Math.min(1, 1.25 * skin.data[i])
      if (t < 0.02) continue
      for (let l = 0; l < 3; l++) d[k + l] = s[k + l] + t * (e[k + l] - s[k + l])
      const off = d[k] - light.data[i] / Math.max(0.02, mass.data[i])
      // two plateaus, 0.045 above and 0.055 below the mean, with a soft slope between
      const slope = Math.tanh((off + 0.015) / 0.03)
      const stepped = 0.05 * slope - 0.005
      // the edge of a shadow glows, its inside is a little cooler
      const glow = t * steps * (1 - slope * slope)
      d[k + 1] += 0.012 * glow + 0.006 * t * steps * Math.max(0, -slope)
      d[k + 2] += 0.006 * glow - 0.01 * t * steps * Math.max(0, -slope)
      const far = (off / shading) * (off / shading)
      d[k] += (t * steps * (stepped - off)) / (1 + far * far)
    }
    return out
  },
})
