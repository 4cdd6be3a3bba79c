import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * A large dark mass is never one black on a scroll: water runs into it, so that cloth breathes and the picture keeps
 * its air.
 */
export const dilute = filter({
  id: 'dilute',
  doc: 'Lets water run into large dark areas, so that they do not lie there as one black.',
  params: {
    water: ratio(0.6, 'How much water.'),
    fall: plain(0.25, { min: 0, max: 1 }, 'How much more water runs in towards the foot of the sheet.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { masses: 'plane', drift: 'plane', clouds: 'plane' },
  zone: 'study',
  reach: 'whole',
  range: [0, 8],
  cost: 15,
  run: ({ m }, ink, { water, fall }, { masses, drift, clouds }) => {
    const { width, height } = ink
    const out = m.plane(width, height)
    for (let y = 0, i = 0; y < height; y++) {
      const down = fall * smoothstep(0.45, 1, y / height)
      for (let x = 0; x < width; x++, i++) {
        const runs = 0.2 + down + 0.95 * (2 * drift.data[i] - 1) + 0.2 * (2 * clouds.data[i] - 1)
        const thin = 1.5 * water * masses.data[i] * Math.min(0.72, Math.max(0, runs))
        out.data[i] = Math.max(0, ink.data[i] * (1 - Math.min(1, thin)))
      }
    }
    return out
  },
})
