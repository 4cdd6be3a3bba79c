import { filter } from '../../filter.ts'
import { ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * The grade of late sun: lights to peach, shadows to plum, blues drawn towards warm greys; black is lifted like a
 * print. Skin keeps the way its hue lies and its darkness against other skin.
 */
export const goldenHour = filter({
  id: 'golden-hour',
  doc: 'Grades a picture as the last hour of sun does: peach lights, plum shadows, lifted blacks.',
  params: {
    amount: ratio(1, 'How far.'),
    lift: ratio(0.05, 'Lightness that black is lifted to.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { skin: 'plane' },
  zone: 'study',
  reach: 'point',
  cost: 25,
  run: ({ m }, src, { amount, lift }, { skin }) => {
    const out = m.plane(src.width, src.height, 4)
    for (let i = 0, k = 0; k < out.data.length; i++, k += 4) {
      const [L, a, b] = [src.data[k], src.data[k + 1], src.data[k + 2]]
      const own = skin ? Math.min(1, Math.max(0, skin.data[i])) : 0
      const light = smoothstep(0.25, 0.95, L)
      const cold = smoothstep(0, -0.08, b) * (1 - 0.7 * own)
      const green = smoothstep(-0.01, -0.07, a) * (1 - own)
      const rich = 1 + 0.22 * amount * (1 - own) * smoothstep(0.2, 0.04, Math.sqrt(a * a + b * b))
      const A =
        a * rich + 0.004 + 0.014 * light + 0.03 * cold + 0.022 * green + 0.008 * (1 - light) * (1 - own)
      const B = (b * rich + 0.004 + 0.03 * light - 0.012 * (1 - light) * (1 - own)) * (1 - 0.42 * cold)
      out.data[k] = L + amount * (lift + (1 - lift) * L - L)
      out.data[k + 1] = a + amount * (A - a)
      out.data[k + 2] = b + amount * (B - b)
      out.data[k + 3] = src.data[k + 3]
    }
    return out
  },
})
