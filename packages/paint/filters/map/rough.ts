import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * Where there is much to see but no direction in it: bushes, gravel, grass, a crowd of leaves. A line means nothing
 * there; a form with an edge is left out.
 */
export const rough = filter({
  id: 'rough',
  doc: 'Finds texture without a direction, where lines would be a scribble.',
  params: { around: px(7, { min: 0.5, max: 60 }, 'How far one looks around.') },
  from: 'flow',
  gives: 'plane',
  with: { detail: 'plane' },
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 15,
  run: ({ m }, flow, { around }, { detail, spare }) => {
    const [n, w, h] = [flow.width * flow.height, flow.width, flow.height]
    // directions agree where their doubled angles do
    const doubled = m.plane(w, h, 4)
    for (let i = 0, k = 0; i < n; i++, k += 4) {
      const [x, y, s] = [flow.data[k], flow.data[k + 1], flow.data[k + 3]]
      doubled.data[k] = (x * x - y * y) * s
      doubled.data[k + 1] = 2 * x * y * s
      doubled.data[k + 2] = s
      doubled.data[k + 3] = 0
    }
    const mean = gaussian(m, doubled, around)
    m.free(doubled)
    const out = m.plane(w, h)
    for (let i = 0, k = 0; i < n; i++, k += 4) {
      const [x, y, s] = [mean.data[k], mean.data[k + 1], mean.data[k + 2]]
      const agree = Math.sqrt(x * x + y * y) / (s + 1e-6)
      const v = smoothstep(0.72, 0.35, agree) * smoothstep(0.35, 0.8, detail.data[i])
      out.data[i] = v * (spare ? 1 - Math.min(1, Math.max(0, spare.data[i])) : 1)
    }
    return out
  },
})
