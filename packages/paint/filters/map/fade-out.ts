import { filter } from '../../filter.ts'
import { portraitOf } from '../../guidance/seen.ts'
import { fading } from '../../kernels/ink-maps.ts'
import { ratio } from '../../param.ts'

/** People of a portrait fade into the paper at the foot and the sides of the sheet, so that they do not end in a cut. */
export const fadeOut = filter({
  id: 'fade-out',
  doc: 'Lets a portrait fade into the paper at its foot.',
  params: {
    foot: ratio(0.85, 'How much is gone at the foot.'),
    sides: ratio(0.6, 'How much is gone at the sides.'),
  },
  from: 'seen',
  gives: 'plane',
  with: { drift: 'plane', clouds: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 10,
  run: ({ m }, seen, { foot, sides }, { drift, clouds }) =>
    fading(m, drift, { clouds, portrait: portraitOf(seen), foot, sides }),
})
