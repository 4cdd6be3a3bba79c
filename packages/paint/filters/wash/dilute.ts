import { filter } from '../../filter.ts'
import { dilute as diluted } from '../../kernels/ink.ts'
import { plain, ratio } from '../../param.ts'

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
  run: ({ m }, ink, { water, fall }, maps) => diluted(m, ink, { ...maps, water, foot: fall }),
})
