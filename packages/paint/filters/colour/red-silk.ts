import { filter } from '../../filter.ts'
import { silk } from '../../kernels/lacquer.ts'
import { plain, ratio } from '../../param.ts'

/**
 * Clothes in silk: dark and grey cloth becomes lacquer red, pale cloth ivory, colours go to red, gold and jade. The
 * folds stay and gain sheen.
 */
export const redSilk = filter({
  id: 'red-silk',
  doc: 'Turns clothes into red and gold silk, with their folds.',
  params: {
    amount: ratio(1, 'How far.'),
    sheen: plain(1, { min: 0, max: 2 }, 'How glossy the folds are.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { garment: 'plane', broad: 'picture' },
  zone: 'study',
  reach: 'point',
  cost: 20,
  run: ({ m }, src, { amount, sheen }, { garment, broad }) => silk(m, src, { garment, broad, amount, sheen }),
})
