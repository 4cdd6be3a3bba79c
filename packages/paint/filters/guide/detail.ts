import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { smoothstep } from '../../smoothstep.ts'

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
    const L = laneOf(m, src, 0)
    const soft = gaussian(m, L, 4 * u)
    for (let i = 0; i < L.data.length; i++) L.data[i] = Math.abs(L.data[i] - soft.data[i])
    const out = gaussian(m, L, 9 * u)
    const most = Math.min(0.06, Math.max(0.03, 0.9 * highOf(out.data)))
    for (let i = 0; i < out.data.length; i++) out.data[i] = smoothstep(0.12 * most, most, out.data[i])
    return out
  },
})
