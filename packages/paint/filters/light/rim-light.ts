import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Light from behind, on the edge of people that turns to the lamp: hair glows, dark cloth less. */
export const rimLight = filter({
  id: 'rim-light',
  doc: 'A bright rim on hair and shoulders, on the side of the lamp.',
  params: {
    width: px(5, { min: 1, max: 40 }, 'How broad it is.'),
    around: ratio(0.3, 'How much of it the edges have that do not face the lamp.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture', lamp: 'flow' },
  maybe: { hair: 'plane', spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m }, person, { width: broad, around }, { photo, lamp, hair, spare }) => {
    const { width, height } = person
    if (!anywhere(person)) {
      const none = m.plane(person.width, person.height)
      none.data.fill(0)
      return none
    }
    const soft = gaussian(m, person, broad)
    const L = laneOf(m, photo, 0)
    const even = gaussian(m, L, 0.45 * broad)
    const inner = gaussian(m, person, 4 * broad)
    const out = m.plane(width, height)
    const g = soft.data
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        out.data[i] = 0
        // the photo's own border is no edge of anybody
        if (inner.data[i] > 0.97 || person.data[i] < 0.2) continue
        const gx = g[i + (x < width - 1 ? 1 : 0)] - g[i - (x > 0 ? 1 : 0)]
        const gy = g[y < height - 1 ? i + width : i] - g[y > 0 ? i - width : i]
        const n = Math.sqrt(gx * gx + gy * gy) + 1e-6
        const facing = -(gx * lamp.data[4 * i] + gy * lamp.data[4 * i + 1]) / n
        const turned = Math.min(1, Math.max(0, around + (1 - 0.5 * around) * facing))
        const band = smoothstep(0.985, 0.5, g[i]) * smoothstep(0.2, 0.8, person.data[i])
        // hair is clear and lets light through: it glows far in, and its strands stand out
        const own = hair ? hair.data[i] : 0
        const strand = Math.min(1.6, Math.max(0.5, 1 + 14 * (L.data[i] - even.data[i])))
        const clear = smoothstep(0.12, 0.55, even.data[i])
        const through = own * clear * smoothstep(0.97, 0.55, inner.data[i]) * 0.7
        const takes = 0.35 + 0.65 * Math.max(own * (0.25 + 0.45 * clear), smoothstep(0.12, 0.7, L.data[i]))
        const lit = Math.max(band, through) * turned * takes * (1 + own * (strand - 1))
        out.data[i] = Math.min(1, lit * (spare ? 1 - spare.data[i] : 1))
      }
    return out
  },
})
