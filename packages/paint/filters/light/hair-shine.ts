import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { shine } from '../../kernels/stage.ts'
import { plain, px } from '../../param.ts'

/** Strands shine in a band where they turn across the light, each a little for itself. */
export const hairShine = filter({
  id: 'hair-shine',
  doc: 'Bands of shine over hair, strand by strand.',
  source: 'Kajiya, Kay 1989, doi:10.1145/74333.74361',
  params: {
    sharp: plain(14, { min: 2, max: 60 }, 'How narrow the bands are.'),
    strands: px(2, { min: 0.6, max: 8 }, 'How broad a strand is.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture', flow: 'flow', normals: 'normals', lamp: 'flow' },
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m }, hair, { sharp, strands }, { photo, flow, normals, lamp, spare }) => {
    if (!anywhere(hair)) {
      const none = m.plane(hair.width, hair.height)
      none.data.fill(0)
      return none
    }
    const L = laneOf(m, photo, 0)
    const even = gaussian(m, L, strands)
    return shine(m, hair, { L, even, flow, normals, lamp, spare, sharp })
  },
})
