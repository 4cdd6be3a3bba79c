import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { ramped } from '../../kernels/points.ts'
import { plain, px } from '../../param.ts'

/**
 * Where hardly a place is flat: crowns of trees, a hillside. A board with writing on it is as rich in edges, but has
 * bare ground between them.
 */
export const busy = filter({
  id: 'busy',
  doc: 'Finds areas that have no flat places between their edges.',
  params: {
    edge: plain(0.028, { min: 0.0005, max: 0.2 }, 'How strong an edge must be to count.'),
    around: px(26, { min: 1, max: 60 }, 'How far one looks around.'),
    share: plain(0.74, { min: 0.05, max: 0.9 }, 'Share of edges from which on a place is busy.'),
  },
  from: 'flow',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 8,
  run: ({ m }, flow, { edge, around, share }) => {
    const edges = ramped(m, laneOf(m, flow, 3), 0.6 * edge, 1.4 * edge)
    return ramped(m, gaussian(m, edges, around), share - 0.05, share + 0.1)
  },
})
