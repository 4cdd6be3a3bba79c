import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'

/**
 * However a picture was lit, everybody keeps the lightness of skin that the photo gave them: the broad lightness of
 * skin is brought back to the photo's, within what the picture as a whole has gained or lost.
 */
export const ownSkin = filter({
  id: 'own-skin',
  doc: 'Gives everybody back the lightness of their own skin.',
  params: {
    amount: ratio(0.75, 'How far.'),
    around: px(26, { min: 3, max: 120 }, 'Lights and shadows smaller than this stay as they were painted.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { photo: 'picture', skin: 'plane', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m, frame: { u } }, src, { amount, around }, { photo, skin, seen }) => {
    const out = m.plane(src.width, src.height, 4)
    out.data.set(src.data)
    if (amount === 0 || !seen.faces.some(isMeshed)) return out
    const sums = m.plane(src.width, src.height, 4)
    for (let i = 0, k = 0; i < skin.data.length; i++, k += 4) {
      const w = Math.min(1, Math.max(0, skin.data[i]))
      sums.data[k] = w * src.data[k]
      sums.data[k + 1] = w * photo.data[k]
      sums.data[k + 2] = w
      sums.data[k + 3] = 0
    }
    // by head and by hand, not by cheek: the new light on a cheek is wanted
    const broad = gaussian(m, sums, Math.max(around, 2 * u))
    for (let i = 0, k = 0; i < skin.data.length; i++, k += 4) {
      const w = broad.data[k + 2]
      if (w < 0.02) continue
      const off = (broad.data[k + 1] - broad.data[k]) / w
      const t = amount * Math.min(1, Math.max(0, skin.data[i])) * Math.min(1, 3 * w)
      out.data[k] = Math.min(1, Math.max(0, src.data[k] + t * Math.min(0.2, Math.max(-0.2, off))))
    }
    return out
  },
})
