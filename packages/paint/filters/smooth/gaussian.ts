import { filter } from '../../filter.ts'
import { gaussian as blur } from '../../kernels/gaussian.ts'
import { px } from '../../param.ts'

const sigma = px(2, { min: 0.1, max: 200 }, 'Standard deviation.')

export const gaussian = filter({
  id: 'gaussian',
  doc: 'Gaussian blur of a picture.',
  params: { sigma },
  from: 'picture',
  gives: 'picture',
  reach: ({ sigma }) => Math.ceil(3 * sigma) + 1,
  cost: 30,
  run: ({ m }, src, { sigma }) => blur(m, src, sigma),
})
