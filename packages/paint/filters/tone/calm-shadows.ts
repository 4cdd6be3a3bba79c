import { filter } from '../../filter.ts'
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
    const out = domainTransform(m, src, src, { sigma, range: 0.45, iterations: 3 })
    const [s, d] = [src.data, out.data]
    const per = 1 / Math.max(0.01, 0.55 * below)
    for (let i = 0, k = 0; k < d.length; i++, k += 4) {
      // by the smooth lightness: a speck of noise must not spare itself
      const x = Math.min(1, Math.max(0, (below - d[k]) * per))
      const t = amount * x * x * (3 - 2 * x) * (spare ? 1 - 0.45 * spare.data[i] : 1)
      d[k] = s[k] + t * (d[k] - s[k])
      d[k + 1] = s[k + 1] + t * (d[k + 1] - s[k + 1])
      d[k + 2] = s[k + 2] + t * (d[k + 2] - s[k + 2])
      d[k + 3] = s[k + 3]
    }
    return out
  },
})
