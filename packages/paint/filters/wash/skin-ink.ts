import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { skinWash } from '../../kernels/ink.ts'
import { plain, px, ratio } from '../../param.ts'

/**
 * Skin in two smooth pale washes instead of the five inks: shade, and deep shade. It goes by the photo's own
 * lightness, so that dark skin is a grey wash beside fair skin that is paper.
 */
export const skinInk = filter({
  id: 'skin-ink',
  doc: 'Paints skin with two thin smooth washes that keep its own tone.',
  params: {
    soft: px(3, { min: 0.5, max: 20 }, 'How smooth skin is.'),
    depth: plain(1, { min: 0, max: 3 }, 'How dark its shadows are.'),
    form: plain(1.6, { min: 0, max: 6 }, 'How much folds and features are modelled.'),
    amount: ratio(0.9, 'How much of the inks on skin is replaced.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture', skin: 'plane' },
  maybe: { hair: 'plane' },
  zone: 'study',
  reach: 'whole',
  range: [0, 8],
  cost: 40,
  run: ({ m }, ink, { soft, depth, form, amount }, { photo, skin, hair }) => {
    const plain = laneOf(m, photo, 0)
    const L = gaussian(m, plain, soft)
    const fine = gaussian(m, plain, 0.4 * soft)
    const wide = gaussian(m, plain, 3 * soft)
    // folds and lids, too soft for pores to show
    return skinWash(m, ink, { L, fine, wide, skin, hair, depth, form, amount })
  },
})
