import { filter } from '../../filter.ts'
import { domainTransform as transform } from '../../kernels/domain.ts'
import { plain, px } from '../../param.ts'
import { isIdle } from './idle.ts'

const iterations = 3

/** Flat inside a form, sharp at its edge; the first step of every drawn look. */
export const domainTransform = filter({
  id: 'domain-transform',
  doc: 'Smooths a picture and keeps its edges.',
  source: 'Gastal, Oliveira 2011, doi:10.1145/1964921.1964964',
  params: {
    sigma: px(8, { min: 1, max: 60 }, 'How far colours flow together.'),
    range: plain(0.25, { min: 0.05, max: 1 }, 'How strong an edge must be to stop them; small keeps more.'),
  },
  from: 'picture',
  gives: 'picture',
  /** `idle` is a room that is painted anew: see isIdle. */
  maybe: { idle: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 45,
  run: ({ m }, src, { sigma, range }, { idle }) =>
    isIdle(idle) ? m.copy(src) : transform(m, src, src, { sigma, range, iterations }),
})
