import { filter } from '../../filter.ts'
import { displace } from '../../kernels/displace.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { runInto } from '../../kernels/washes.ts'
import { px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
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
  cost: 30,
  run: ({ m, frame }, src, { amount, blur, by }, { flow, care, drift, x, y }) => {
    // what runs is soft: it is worked small
    const k = Math.max(1, Math.min(3, Math.floor(blur / 5)))
    const [small, ...fields] = [src, laneOf(m, flow, 3), drift, x, y].map((p) =>
      k > 1 ? shrink(m, p, k) : p,
    )
    const [strength, damp, sx, sy] = fields
    const form = gaussian(m, strength, (4 * frame.u) / k)
    const ran = displace(m, gaussian(m, small, blur / k), { x: sx, y: sy, by: by / k })
    const share = m.plane(small.width, small.height)
    for (let i = 0; i < share.data.length; i++) {
      const calm = 1 - smoothstep(0.008, 0.03, form.data[i] * frame.u)
      share.data[i] = amount * calm * (0.3 + 0.7 * smoothstep(-0.25, 0.35, 2 * damp.data[i] - 1))
    }
    const { width, height } = src
    const whole = (p: Plane): Plane => (k > 1 ? enlarge(m, p, { width, height, from: 0, to: height }, k) : p)
    return runInto(m, src, whole(ran), whole(share), care)
  },
})
