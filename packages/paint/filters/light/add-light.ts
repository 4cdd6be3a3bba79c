import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { linearOf, oklabOf } from '../../kernels/light.ts'
import { plain, ratio } from '../../param.ts'

const half = { min: -0.5, max: 0.5 }
/** Linear light that nothing is lit beyond. */
const white = 1.05

/** Light adds up, so it is added in linear colour; where it grows too bright it rolls off as film does. */
export const addLight = filter({
  id: 'add-light',
  doc: 'Lets light of one colour fall where a plane says so.',
  params: {
    L: ratio(0.85, 'Lightness of the light at full strength.'),
    a: plain(0.03, half, 'Its green to red.'),
    b: plain(0.1, half, 'Its blue to yellow.'),
    amount: plain(1, { min: 0, max: 4 }, 'How much of it.'),
    spared: ratio(0, 'How much is kept from what `spare` marks.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { where: 'plane' },
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'point',
  cost: 45,
  run: ({ m }, src, { L, a, b, amount, spared }, { where, spare }) => {
    if (!anywhere(where, 0.002)) {
      const same = m.plane(src.width, src.height, 4)
      same.data.set(src.data)
      return same
    }
    const colour = m.plane(1, 1, 4)
    colour.data.set([L, a, b, 0])
    const [red, green, blue] = linearOf(m, colour).data
    const strongest = Math.max(red, green, blue)
    const light = linearOf(m, src)
    const d = light.data
    for (let i = 0, k = 0; k < d.length; i++, k += 4) {
      const w = amount * where.data[i] * (spare ? 1 - spared * spare.data[i] : 1)
      if (w <= 0) continue
      // what is bright already takes less, so that nothing clips and nothing darkens
      const room = Math.max(0, white - Math.max(d[k], d[k + 1], d[k + 2]))
      const taken = (w * room) / (room + w * strongest + 1e-4)
      d[k] += taken * red
      d[k + 1] += taken * green
      d[k + 2] += taken * blue
      // what it cannot take bleaches it, as on film
      const spilt = (w - taken) * strongest
      const bleached = (0.5 * spilt) / (0.8 + spilt)
      const most = Math.max(d[k], d[k + 1], d[k + 2])
      for (let l = k; l < k + 3; l++) d[l] += bleached * (most - d[l])
    }
    return oklabOf(m, light)
  },
})
