import { anywhere } from '../../anywhere.ts'
import { cobalt } from '../../brushwork/glazes.ts'
import { filter } from '../../filter.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px, ratio } from '../../param.ts'

/** How far an animal's lightness reaches from its middle, at least. */
const range = 0.28

/** An animal as a figurine: a white body, its coat brushed on in cobalt, thicker in the furrows, darkest at eyes and nose. */
export const glazeFur = filter({
  id: 'glaze-fur',
  doc: 'Glazes an animal white and brushes its coat on in cobalt.',
  params: {
    paint: ratio(0.6, 'How strong the cobalt is.'),
    furrows: ratio(0.5, 'How much stronger it is in furrows.'),
    warm: ratio(0.22, 'How much of its own hue shines through.'),
    clear: plain(0.9, { min: 0, max: 4 }, 'How much stronger markings are than in the photo.'),
    fine: px(1.7, { min: 0.3, max: 20 }, 'Single hairs, which are finer than this, are not painted.'),
    around: px(26, { min: 4, max: 120 }, 'How large markings are.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { coat: 'plane', photo: 'picture', form: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m }, src, v, { coat, photo, form }) => {
    const out = m.copy(src)
    if (!anywhere(coat, 0.3)) return out
    const { width, height } = src
    const L = laneOf(m, photo, 0)
    const k = Math.max(1, Math.min(4, Math.floor(v.around / 6)))
    const soft = gaussian(m, k === 1 ? L : shrink(m, L, k), v.around / k)
    const broad = k === 1 ? soft : enlarge(m, soft, { width, height, from: 0, to: height }, k)
    const near = gaussian(m, L, v.fine)
    let [sum, square, all] = [0, 0, 1e-3]
    for (let i = 0; i < L.data.length; i += 3) {
      const w = coat.data[i]
      if (w < 0.5) continue
      sum += L.data[i]
      square += L.data[i] * L.data[i]
      all++
    }
    const mean = sum / all
    const spread = Math.max(range, 2.4 * Math.sqrt(Math.max(0, square / all - mean * mean)))
    for (let i = 0, c = 0; i < L.data.length; i++, c += 4) {
      const t = Math.min(1, coat.data[i])
      if (t < 0.004) continue
      const light = near.data[i] - mean + v.clear * (near.data[i] - broad.data[i])
      const dark = Math.max(0, Math.min(1.2, 0.34 - 0.58 * (light / spread)))
      const p = v.paint * dark * (0.75 + 0.45 * dark) - 0.3 * v.furrows * (form.data[i] - 0.5)
      for (let l = 0; l < 3; l++) {
        const own = l === 0 ? 0 : v.warm * photo.data[c + l] * (1 - Math.min(1, dark))
        out.data[c + l] += t * (cobalt(p, l as 0 | 1 | 2) + own - out.data[c + l])
      }
    }
    return out
  },
})
