import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { smoothstep } from '../../smoothstep.ts'

/** How much there is to see around a place: mean local contrast. */
export const detailMap = filter({
  id: 'detail-map',
  doc: 'Finds where there is much to see.',
  params: {},
  from: 'picture',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 50,
  run: ({ m, frame: { u } }, src) => {
    const L = laneOf(m, src, 0)
    const soft = gaussian(m, L, 4 * u)
    for (let i = 0; i < L.data.length; i++) L.data[i] = Math.abs(L.data[i] - soft.data[i])
    const out = gaussian(m, L, 9 * u)
    for (let i = 0; i < out.data.length; i++) out.data[i] = smoothstep(0.006, 0.05, out.data[i])
    return out
  },
})
