import { anywhere } from '../../anywhere.ts'
import { porcelainSkin } from '../../brushwork/glazes.ts'
import { filter } from '../../filter.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'

/** Side of the cells that tones are glazed over, in pixels: they change slowly. */
const cell = 8

/** Skin as a potter glazes it: one smooth tone for each person, and what is carved (folds, fingers) a little deeper. */
export const glazeSkin = filter({
  id: 'glaze-skin',
  doc: "Glazes skin in porcelain of each person's own tone.",
  params: {
    carved: ratio(0.5, 'How clearly folds, fingers and the like stay.'),
    form: ratio(0.12, 'How much of the broad shadows of the photo stays.'),
    fine: px(1.2, { min: 0.3, max: 10 }, 'Smaller things than this go.'),
    around: px(16, { min: 2, max: 100 }, 'What a fold is compared with.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { tone: 'picture', skin: 'plane', photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 30,
  run: ({ m }, src, { carved, form, fine, around }, { tone, skin, photo }) => {
    const out = m.copy(src)
    if (!anywhere(skin)) return out
    const { width, height } = src
    const glazed = shrink(m, tone, cell)
    for (let c = 0; c < glazed.data.length; c += 4) {
      const [L, a, b] = glazed.data.subarray(c, c + 3)
      glazed.data.set(porcelainSkin(L, a, b), c)
      glazed.data[c + 3] = L
    }
    const base = enlarge(m, glazed, { width, height, from: 0, to: height }, cell)
    const L = laneOf(m, photo, 0)
    const near = gaussian(m, L, fine)
    const far = gaussian(m, L, around)
    for (let i = 0, c = 0; i < skin.data.length; i++, c += 4) {
      const t = Math.min(1, skin.data[i])
      if (t < 0.004) continue
      const d = near.data[i] - far.data[i]
      const deep = carved * Math.max(-0.22, Math.min(0.03, d < 0 ? d : 0.4 * d))
      const shade = form * Math.max(-0.3, Math.min(0.1, far.data[i] - base.data[c + 3]))
      out.data[c] += t * (Math.max(0.1, base.data[c] + deep + shade) - out.data[c])
      out.data[c + 1] += t * (base.data[c + 1] - 0.12 * deep - out.data[c + 1])
      out.data[c + 2] += t * (base.data[c + 2] - 0.1 * deep - out.data[c + 2])
    }
    return out
  },
})
