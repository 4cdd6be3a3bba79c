import { filter } from '../../filter.ts'
import { garden } from '../../kernels/garden.ts'
import { noise } from '../../kernels/noise.ts'
import { ratio } from '../../param.ts'

/** A mean needs no more than every so many pixels. */
const every = 7

/** A garden at noon as the painters of Giverny saw it: no black, shadows violet, greys broken, skies pale. */
export const gardenLight = filter({
  id: 'garden-light',
  doc: 'Turns a photo into high pastel light: shadows become violet, greys lilac and cream, skies pale.',
  params: {
    amount: ratio(1, 'How far from the photo.'),
    wander: ratio(1, 'How far hues wander from place to place.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { care: 'plane', own: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m, frame, seed }, src, { amount, wander }, { care, own }) => {
    const swings = (cell: number, salt: number) =>
      wander > 0
        ? noise(m, frame, { cell: cell * frame.u, octaves: 2, gain: 0.5, seed: seed * 7 + salt })
        : undefined
    // a dusk is not turned into noon
    let sum = 0
    for (let i = 0; i < src.data.length; i += 4 * every) sum += src.data[i]
    const mean = (4 * every * sum) / src.data.length
    const floor = 0.16 + 0.12 * Math.min(1, Math.max(0, (mean - 0.36) / 0.12))
    return garden(m, src, { slow: swings(90, 1), quick: swings(30, 2), care, own, wander, floor, amount })
  },
})
