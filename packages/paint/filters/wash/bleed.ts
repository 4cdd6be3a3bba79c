import { filter } from '../../filter.ts'
import { displace } from '../../kernels/displace.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Wet in wet: where nothing is drawn, colours run into one another and settle where the water stood. */
export const bleed = filter({
  id: 'bleed',
  doc: 'Lets colours run into one another where the picture is calm.',
  params: {
    amount: ratio(0.8, 'How much runs at the wettest.'),
    blur: px(13, { min: 1, max: 60 }, 'How soft it runs.'),
    by: px(30, { min: 0, max: 120 }, 'How far.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { flow: 'flow', care: 'plane', drift: 'plane', x: 'plane', y: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 90,
  run: ({ m, frame }, src, { amount, blur, by }, { flow, care, drift, x, y }) => {
    const form = gaussian(m, laneOf(m, flow, 3), 4 * frame.u)
    const soft = gaussian(m, src, blur)
    const run = displace(m, soft, { x, y, by })
    m.free(soft)
    for (let i = 0, k = 0; k < run.data.length; i++, k += 4) {
      const calm = 1 - smoothstep(0.008, 0.03, form.data[i] * frame.u)
      const t =
        amount * calm * (1 - care.data[i]) * (0.3 + 0.7 * smoothstep(-0.25, 0.35, 2 * drift.data[i] - 1))
      for (let l = 0; l < 4; l++) run.data[k + l] = src.data[k + l] + t * (run.data[k + l] - src.data[k + l])
    }
    return run
  },
})
