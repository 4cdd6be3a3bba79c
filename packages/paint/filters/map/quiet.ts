import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** 1 on ground without texture or small forms, 0 where there is much to see: a face, foliage, script. */
export const quiet = filter({
  id: 'quiet',
  doc: 'Finds the places where nothing happens.',
  params: {
    form: px(4, { min: 1, max: 40 }, 'Size of the forms that count.'),
    around: px(7, { min: 1, max: 60 }, 'How far a form disturbs the quiet.'),
    loud: plain(0.022, { min: 0.001, max: 0.2 }, 'Mean contrast at which there is none left.'),
  },
  from: 'picture',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 50,
  run: ({ m }, src, { form, around, loud }) => {
    const L = laneOf(m, src, 0)
    const soft = gaussian(m, L, form)
    const near = gaussian(m, L, 0.38 * form)
    for (let i = 0; i < L.data.length; i++) L.data[i] = Math.abs(near.data[i] - soft.data[i])
    const out = gaussian(m, L, around)
    for (let i = 0; i < out.data.length; i++) out.data[i] = smoothstep(loud, 0.36 * loud, out.data[i])
    return out
  },
})
