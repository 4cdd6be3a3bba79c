import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { rim } from '../../kernels/stage.ts'
import { px, ratio } from '../../param.ts'

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
    if (!anywhere(person)) {
      const none = m.plane(person.width, person.height)
      none.data.fill(0)
      return none
    }
    const soft = gaussian(m, person, broad)
    const L = laneOf(m, photo, 0)
    const even = gaussian(m, L, 0.45 * broad)
    const inner = gaussian(m, person, 4 * broad)
    return rim(m, person, { soft, inner, L, even, lamp, hair, spare, around })
  },
})
