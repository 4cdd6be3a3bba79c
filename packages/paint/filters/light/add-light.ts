import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { lit } from '../../kernels/finish.ts'
import { linearOf } from '../../kernels/light.ts'
import { plain, ratio } from '../../param.ts'

const half = { min: -0.5, max: 0.5 }

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
    if (!anywhere(where, 0.002)) return m.copy(src)
    const colour = m.plane(1, 1, 4)
    colour.data.set([L, a, b, 0])
    const [red, green, blue] = linearOf(m, colour).data
    return lit(m, src, where, { colour: [red, green, blue], amount, spared }, spare)
  },
})
