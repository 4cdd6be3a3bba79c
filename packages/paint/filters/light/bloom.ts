import { filter } from '../../filter.ts'
import { glowing } from '../../kernels/air.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Lightness laid over itself out of focus, as two slides in one frame: 1 - (1 - L) (1 - soft). */
export const bloom = filter({
  id: 'bloom',
  doc: 'Lets bright places glow into what is around them.',
  source:
    'Orton, the "Orton effect" of sandwiched slides; bloom after Spencer et al. 1995, doi:10.1145/218380.218466',
  params: {
    sigma: px(13, { min: 1, max: 80 }, 'How far light spreads.'),
    from: ratio(0, 'Lightness from which a place glows; 0: everything does.'),
    amount: ratio(0.25, 'How much.'),
    warm: ratio(0, 'How warm the glow is, as the halo of old film.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 30,
  run: ({ m }, src, { sigma, from, amount, warm }, { spare }) => {
    const { width, height } = src
    const k = Math.max(1, Math.floor(sigma / 4))
    const small = shrink(m, src, k)
    for (let i = 0; i < small.data.length; i += 4) {
      const passes = from > 0 ? smoothstep(from, from + 0.25, small.data[i]) : 1
      for (let l = i; l < i + 3; l++) small.data[l] *= passes
      small.data[i + 1] += warm * 0.1 * passes
      small.data[i + 2] += warm * 0.09 * passes
    }
    const soft = gaussian(m, small, sigma / k)
    return glowing(m, src, { soft: enlarge(m, soft, { width, height, from: 0, to: height }), spare, amount })
  },
})
