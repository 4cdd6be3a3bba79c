import { filter } from '../../filter.ts'
import { calm } from '../../kernels/cel.ts'
import { domainTransform } from '../../kernels/domain.ts'
import { px, ratio } from '../../param.ts'

/** Camera noise in the darks would be drawn as worms by everything that draws: darks are one calm area first. */
export const calmShadows = filter({
  id: 'calm-shadows',
  doc: 'Smooths the noise out of dark places, so that black clothes stay clean.',
  source: 'Gastal, Oliveira 2011, doi:10.1145/1964921.1964964',
  params: {
    sigma: px(10, { min: 1, max: 60 }, 'How far colours flow together.'),
    below: ratio(0.36, 'Lightness below which it begins.'),
    amount: ratio(0.92, 'How much of the smooth picture the darks get.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m }, src, { sigma, below, amount }, { spare }) => {
    const even = domainTransform(m, src, src, { sigma, range: 0.45, iterations: 3 })
    return calm(m, src, even, { below, amount }, spare)
  },
})
