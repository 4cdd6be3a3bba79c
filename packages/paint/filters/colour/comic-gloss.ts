import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { ratio } from '../../param.ts'

/**
 * What a colourist adds last: a blush on the cheeks; red in the lips; eyes that are brighter than they were. `light`
 * is the picture whose lights the eyes have.
 */
export const comicGloss = filter({
  id: 'comic-gloss',
  doc: 'Adds blush to cheeks, colour to lips and light to eyes.',
  params: { amount: ratio(0.8, 'How much of it.') },
  from: 'picture',
  gives: 'picture',
  with: { light: 'picture', skin: 'plane', cheeks: 'plane', lips: 'plane', eyes: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 15,
  run: ({ m, frame: { u } }, src, { amount }, { light, skin, cheeks, lips, eyes }) => {
    const near = gaussian(m, laneOf(m, light, 0), 3 * u).data
    const out = m.plane(src.width, src.height, 4)
    const [s, d] = [src.data, out.data]
    for (let i = 0, k = 0; k < s.length; i++, k += 4) {
      let [L, a, b] = [s[k], s[k + 1], s[k + 2]]
      const blush = amount * cheeks.data[i] * skin.data[i]
      a += 0.018 * blush + 0.035 * amount * lips.data[i]
      b += 0.004 * blush
      if (eyes.data[i] > 0.02) L += amount * eyes.data[i] * (0.02 + 0.5 * (light.data[k] - near[i]))
      d[k] = Math.min(1, Math.max(0, L))
      d[k + 1] = a
      d[k + 2] = b
      d[k + 3] = s[k + 3]
    }
    return out
  },
})
