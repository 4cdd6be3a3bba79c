import { componentsOf } from '../../components.ts'
import { filter } from '../../filter.ts'
import { acrossFlow, alongFlow, dogWeights } from '../../kernels/along-flow.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px } from '../../param.ts'

/**
 * Where a pen would draw, as a smooth field: above 0.5 is ink. Two passes of the flow-based difference of
 * Gaussians; a weak line lives only where it hangs on a strong one, and a short one not at all. The threshold
 * rises in busy texture.
 */
export const lines = filter({
  id: 'lines',
  doc: 'Finds the contours that a pen would draw.',
  source:
    'Kang, Lee, Chui 2007, doi:10.1145/1274871.1274878; hysteresis: Canny 1986, doi:10.1109/TPAMI.1986.4767851',
  params: {
    sigma: px(0.9, { min: 0.3, max: 4 }, 'About half the width of a line.'),
    along: px(4, { min: 0.5, max: 12 }, 'How far a line is smoothed along itself.'),
    low: plain(0.006, { min: 0.001, max: 0.1 }, 'Strength that a line may sink to.'),
    high: plain(0.018, { min: 0.002, max: 0.3 }, 'Strength that a line must reach somewhere.'),
    shortest: px(16, { min: 0, max: 100 }, 'Shorter lines are dropped.'),
    calm: plain(0.5, { min: 0, max: 4 }, 'How much lines are held back in busy texture.'),
  },
  from: 'picture',
  gives: 'plane',
  with: { flow: 'flow' },
  maybe: { weight: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 400,
  run: ({ m, frame }, src, { sigma, along, low, high, shortest, calm }, { flow, weight }) => {
    const { width, height } = src
    const n = width * height
    const L = laneOf(m, src, 0)
    const dog = dogWeights(Math.max(0.55, sigma), 0.99)
    const ridge = m.plane(width, height)
    for (let pass = 0; pass < 2; pass++) {
      const across = acrossFlow(m, L, flow, dog)
      const smooth = alongFlow(m, across, flow, Math.max(0.5, along), 0.25 * low)
      for (let i = 0; i < n; i++) {
        ridge.data[i] = Math.max(0, -smooth.data[i])
        L.data[i] -= 2 * ridge.data[i] // the second pass finds the first one's lines again, longer and joined
      }
      m.free(across)
      m.free(smooth)
    }
    const busy = gaussian(m, ridge, 18 * frame.u)
    const mask = new Uint8Array(n)
    for (let i = 0; i < n; i++) {
      ridge.data[i] *= (weight ? weight.data[i] : 1) / (1 + (calm * busy.data[i]) / (0.6 * low))
      mask[i] = ridge.data[i] > low ? 1 : 0
    }
    const parts = componentsOf(mask, width, height)
    const kept = new Uint8Array(parts.count)
    for (let i = 0; i < n; i++) if (ridge.data[i] > high) kept[parts.label[i]] = 1
    for (let k = 0; k < parts.count; k++) if (k === 0 || parts.extent[k] < shortest) kept[k] = 0
    const [from, span] = [0.75 * low, high - 0.75 * low]
    for (let i = 0; i < n; i++) {
      const t = Math.min(1, Math.max(0, (ridge.data[i] - from) / Math.max(1e-4, span)))
      // what was dropped stays below the threshold of 0.5, but the field keeps its slopes around what was kept
      ridge.data[i] = mask[i] && !kept[parts.label[i]] ? Math.min(t, 0.3) * 0.5 : t
    }
    return ridge
  },
})
