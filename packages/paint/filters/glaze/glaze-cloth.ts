import { anywhere } from '../../anywhere.ts'
import { cobalt, wareOf } from '../../brushwork/glazes.ts'
import { filter } from '../../filter.ts'
import { glazedArea } from '../../glazed-area.ts'
import { laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'

/**
 * Clothes as glazed ware: pale ones white with a thin wash in the folds, dark ones in cobalt, coloured ones in a glaze
 * of their hue. Glaze runs off the crests of folds and pools in their valleys.
 */
export const glazeCloth = filter({
  id: 'glaze-cloth',
  doc: 'Glazes clothes: pale ones white, dark ones in cobalt, coloured ones in a glaze of their own hue.',
  params: {
    folds: ratio(0.7, 'How clearly folds are washed in.'),
    fine: px(2, { min: 0.3, max: 20 }, 'Smaller things than this go.'),
    around: px(30, { min: 4, max: 200 }, 'What a fold is compared with.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { garments: 'picture', cloth: 'plane', photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 50,
  run: ({ m, frame: { u } }, src, { folds, fine, around }, { garments, cloth, photo }) => {
    if (!anywhere(cloth)) return m.copy(src)
    return glazedArea(m, src, cloth, u, (k) => {
      const L = laneOf(m, shrink(m, photo, k), 0)
      const [near, far] = [gaussian(m, L, Math.max(0.4, fine / k)), gaussian(m, L, around / k)]
      const [out, where] = [shrink(m, garments, k), shrink(m, cloth, k)]
      const g = out.data
      let [l0, a0, b0] = [-1, 0, 0]
      let ware = wareOf(0, 0, 0)
      let rich = 0
      for (let i = 0, c = 0; i < where.data.length; i++, c += 4) {
        g[c + 3] = 0
        if (where.data[i] < 0.004) continue
        const [l, a, b] = [g[c], g[c + 1], g[c + 2]]
        if (l !== l0 || a !== a0 || b !== b0) {
          // garments are flat: the next place mostly has the same colour
          ware = wareOf(l, a, b)
          rich = 1.3 / (1 + 5 * Math.sqrt(a * a + b * b))
          l0 = l
          a0 = a
          b0 = b
        }
        const { white, blue, own } = ware
        const fold = folds * Math.max(-0.16, Math.min(0.14, near.data[i] - far.data[i]))
        const thin = 0.055 - 2.1 * Math.min(0, fold) - 0.25 * Math.max(0, fold)
        const thick = 0.74 + 0.28 * (0.4 - l) - 1.15 * fold
        g[c] = white * cobalt(thin, 0) + blue * cobalt(thick, 0) + own * (0.2 + 0.62 * l + 0.9 * fold)
        g[c + 1] = white * cobalt(thin, 1) + blue * cobalt(thick, 1) + own * rich * a
        g[c + 2] = white * cobalt(thin, 2) + blue * cobalt(thick, 2) + own * rich * b
      }
      return out
    })
  },
})
