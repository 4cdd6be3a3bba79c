import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

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
    const out = m.plane(ink.width, ink.height)
    for (let i = 0; i < out.data.length; i++) {
      const s = amount * Math.min(1, 1.25 * skin.data[i]) * (hair ? 1 - hair.data[i] : 1)
      out.data[i] = ink.data[i]
      if (s <= 0.001) continue
      const dark = 1 - (L.data[i] - 0.1) / 0.84
      // folds and lids, too soft for pores to show
      const fold = Math.max(-0.04, wide.data[i] - fine.data[i])
      const wash = form * fold + 0.92 * Math.max(0, dark - 0.08) + 0.2 * smoothstep(0.42, 0.85, dark)
      out.data[i] += s * (Math.max(0, depth * wash) - ink.data[i])
    }
    return out
  },
})
