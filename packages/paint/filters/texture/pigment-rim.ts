import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px } from '../../param.ts'
import { step } from '../colour/steps.ts'

/** Water carries pigment to the rim of a wash: the darker side of each step of tone, 0..1. */
export const pigmentRim = filter({
  id: 'pigment-rim',
  doc: 'Finds where a drying wash leaves its dark rim.',
  source: 'Bousseau, Kaplan, Thollot, Sillion 2006, doi:10.1145/1124728.1124751',
  params: {
    tones: plain(5, { min: 2, max: 16 }, 'Steps of tone in the wash.'),
    width: px(2, { min: 0.5, max: 12 }, 'How wide the rim is.'),
  },
  from: 'plane',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m }, src, { tones, width }) => {
    const flat = m.plane(src.width, src.height)
    for (let i = 0; i < flat.data.length; i++) flat.data[i] = step(src.data[i], Math.round(tones), 14)
    const around = gaussian(m, flat, Math.max(0.5, width))
    for (let i = 0; i < flat.data.length; i++)
      flat.data[i] = Math.min(1, Math.max(0, (around.data[i] - flat.data[i]) * 7))
    return flat
  },
})
