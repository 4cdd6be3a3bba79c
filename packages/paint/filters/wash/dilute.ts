import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * A large dark mass is never one black on a scroll: water runs into it, so that cloth breathes and the picture keeps
 * its air. `dark` says where masses are; what is small stays as dark as it is.
 */
export const dilute = filter({
  id: 'dilute',
  doc: 'Lets water run into large dark areas, so that they do not lie there as one black.',
  params: {
    water: ratio(0.6, 'How much water.'),
    size: px(16, { min: 2, max: 80 }, 'What counts as large.'),
    fall: plain(0.25, { min: 0, max: 1 }, 'How much more water runs in towards the foot of the sheet.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { dark: 'plane', drift: 'plane', clouds: 'plane' },
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  range: [0, 8],
  cost: 30,
  run: ({ m }, ink, { water, size, fall }, { dark, drift, clouds, spare }) => {
    const { width, height } = ink
    const mass = gaussian(m, dark, size)
    const out = m.plane(width, height)
    for (let y = 0, i = 0; y < height; y++) {
      const down = fall * smoothstep(0.45, 1, y / height)
      for (let x = 0; x < width; x++, i++) {
        const big = smoothstep(0.4, 0.62, mass.data[i]) * (spare ? 1 - spare.data[i] : 1)
        const runs = 0.3 + down + 0.62 * (2 * drift.data[i] - 1) + 0.14 * (2 * clouds.data[i] - 1)
        out.data[i] = Math.max(0, ink.data[i] * (1 - 1.5 * water * big * Math.min(0.72, Math.max(0, runs))))
      }
    }
    return out
  },
})
