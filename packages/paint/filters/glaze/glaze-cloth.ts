import { anywhere } from '../../anywhere.ts'
import { cobalt, wareOf } from '../../brushwork/glazes.ts'
import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
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
  run: ({ m }, src, { folds, fine, around }, { garments, cloth, photo }) => {
    const out = m.copy(src)
    if (!anywhere(cloth)) return out
    const L = laneOf(m, photo, 0)
    const [near, far] = [gaussian(m, L, fine), gaussian(m, L, around)]
    const g = garments.data
    let [l0, a0, b0] = [-1, 0, 0]
    let ware = wareOf(0, 0, 0)
    let rich = 0
    for (let i = 0, c = 0; i < cloth.data.length; i++, c += 4) {
      const t = Math.min(1, cloth.data[i])
      if (t < 0.004) continue
      const [l, a, b] = [g[c], g[c + 1], g[c + 2]]
      if (l !== l0 || a !== a0 || b !== b0) {
        // garments are flat: the next place mostly has the same colour
        ware = wareOf(l, a, b)
        rich = 1.3 / (1 + 5 * Math.sqrt(a * a + b * b))
        l0 = l
        a0 = a
        b0 = b
      }
      const fold = folds * Math.max(-0.16, Math.min(0.14, near.data[i] - far.data[i]))
      const thin = 0.055 - 2.1 * Math.min(0, fold) - 0.25 * Math.max(0, fold)
      const thick = 0.74 + 0.28 * (0.4 - l) - 1.15 * fold
      const own = 0.2 + 0.62 * l + 0.9 * fold
      for (let k = 0; k < 3; k++) {
        const lane = k as 0 | 1 | 2
        const hue = k === 0 ? own : rich * g[c + k]
        const v = ware.white * cobalt(thin, lane) + ware.blue * cobalt(thick, lane) + ware.own * hue
        out.data[c + k] += t * (v - out.data[c + k])
      }
    }
    return out
  },
})
