import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** The faint light is broad: every so many pixels tell it. */
const grain = 4

/** Light of a bright wall behind people that wraps around their edges; hair and bright cloth take most of it. */
export const backLight = filter({
  id: 'back-light',
  doc: 'Finds the edges of people where the light behind them wraps around.',
  params: {
    width: px(5, { min: 0.5, max: 40 }, 'How broad the rim is.'),
    wrap: px(16, { min: 1, max: 120 }, 'How far a faint light reaches into them.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { room: 'plane', photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m }, person, { width, wrap }, { room, photo }) => {
    if (!anywhere(room)) {
      const none = m.plane(person.width, person.height)
      none.data.fill(0)
      return none
    }
    const near = gaussian(m, room, width)
    const coarse = gaussian(m, shrink(m, room, grain), wrap / grain)
    const wide = enlarge(
      m,
      coarse,
      { width: room.width, height: room.height, from: 0, to: room.height },
      grain,
    )
    const out = m.plane(person.width, person.height)
    for (let i = 0; i < out.data.length; i++) {
      if (person.data[i] <= 0.3) {
        out.data[i] = 0
        continue
      }
      const takes = 0.45 + 0.55 * smoothstep(0.1, 0.65, photo.data[4 * i])
      const rim = smoothstep(0.04, 0.5, near.data[i]) + 0.35 * smoothstep(0.02, 0.5, wide.data[i])
      out.data[i] = Math.min(1, rim * takes) * smoothstep(0.3, 0.8, person.data[i])
    }
    return out
  },
})
