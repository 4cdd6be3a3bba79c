import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { liftedSkin } from '../../kernels/grade.ts'
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
    if (amount === 0 || !seen.faces.some(isMeshed)) {
      const same = m.plane(src.width, src.height, 4)
      same.data.set(src.data)
      return same
    }
    const { width, height } = src
    const sigma = Math.max(around, 2 * u)
    const k = Math.max(1, Math.floor(sigma / 8))
    const [now, before, where] = [src, photo, skin].map((p) => (k > 1 ? shrink(m, p, k) : p))
    const sums = m.plane(now.width, now.height, 4)
    for (let i = 0, j = 0; i < where.data.length; i++, j += 4) {
      const w = Math.min(1, Math.max(0, where.data[i]))
      sums.data[j] = w * now.data[j]
      sums.data[j + 1] = w * before.data[j]
      sums.data[j + 2] = w
      sums.data[j + 3] = 0
    }
    // by head and by hand, not by cheek: the new light on a cheek is wanted
    const broad = gaussian(m, sums, sigma / k)
    const lift = m.plane(now.width, now.height)
    for (let i = 0, j = 0; i < lift.data.length; i++, j += 4) {
      const w = broad.data[j + 2]
      const off = (broad.data[j + 1] - broad.data[j]) / Math.max(0.02, w)
      lift.data[i] = w < 0.02 ? 0 : Math.min(1, 3 * w) * Math.min(0.2, Math.max(-0.2, off))
    }
    const lifted = k > 1 ? enlarge(m, lift, { width, height, from: 0, to: height }, k) : lift
    return liftedSkin(m, src, lifted, skin, amount)
  },
})
