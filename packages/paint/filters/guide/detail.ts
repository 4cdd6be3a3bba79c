import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { contrast } from '../../kernels/maps.ts'
import { ramped } from '../../kernels/points.ts'

/** What all but a twentieth of the values stay below, by every 29th of them. */
function highOf(data: Float32Array): number {
  const some = new Float32Array(Math.ceil(data.length / 29))
  for (let i = 0; i < some.length; i++) some[i] = data[29 * i]
  some.sort()
  return some[Math.floor(0.95 * (some.length - 1))]
}

/** How much there is to see around a place: mean local contrast, by what is much in this photo. */
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
    const soft = gaussian(m, laneOf(m, src, 0), 4 * u)
    const busy = gaussian(m, contrast(m, src, soft), 9 * u)
    const most = Math.min(0.06, Math.max(0.03, 0.9 * highOf(busy.data)))
    return ramped(m, busy, 0.12 * most, most)
  },
})
