import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'

/** Where an inker feathers: in the half-dark beside the blacks, and only on quiet ground – over texture it turns to mud. */
export const feathering = filter({
  id: 'feathering',
  doc: 'Finds the quiet half-dark places where an inker hatches.',
  params: {
    light: ratio(0.45, 'Lightness from which there is none.'),
    dark: ratio(0.26, 'Lightness at which it is fullest.'),
    full: ratio(0.75, 'Share of the paper covered there.'),
    soft: px(4, { min: 0.5, max: 30 }, 'Smaller lights and shadows do not count.'),
  },
  from: 'picture',
  gives: 'plane',
  with: { quiet: 'plane' },
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 30,
  run: ({ m }, src, { light, dark, full, soft }, { quiet, spare }) => {
    const out = gaussian(m, laneOf(m, src, 0), soft)
    const span = Math.max(0.01, light - dark)
    for (let i = 0; i < out.data.length; i++) {
      const t = Math.min(1, Math.max(0, (light - out.data[i]) / span))
      const free = quiet.data[i] * (spare ? 1 - spare.data[i] : 1)
      out.data[i] = Math.max(0, full * t * t * (3 - 2 * t) * free)
    }
    return out
  },
})
