import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { liftedSkin } from '../../kernels/grade.ts'
import { ramped, strongestOf } from '../../kernels/points.ts'
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
    hue: ratio(0, 'How much of its own hue it is given back, beside its lightness.'),
    lighter: ratio(0, 'How much lighter than in the photo, in proportion: dark skin stays the darker.'),
    around: px(26, { min: 3, max: 120 }, 'Lights and shadows smaller than this stay as they were painted.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { photo: 'picture', skin: 'plane', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m, frame: { u } }, src, { amount, around, hue, lighter }, { photo, skin, seen }) => {
    if (amount === 0 || !seen.faces.some(isMeshed)) return m.copy(src)
    const { width, height } = src
    const sigma = Math.max(around, 2 * u)
    const k = Math.max(1, Math.floor(sigma / 8))
    const [now, before, where] = [src, photo, skin].map((p) => (k > 1 ? shrink(m, p, k) : p))
    const off = m.plane(now.width, now.height, 4)
    for (let i = 0; i < where.data.length; i += now.width)
      offRow(off.data, before.data, now.data, where.data, lighter, i, i + now.width)
    // by head and by hand, not by cheek: the new light on a cheek is wanted
    const lift = gaussian(m, off, sigma / k)
    for (let i = 0; i < where.data.length; i += now.width) liftRow(lift.data, hue, i, i + now.width)
    const lifted = k > 1 ? enlarge(m, lift, { width, height, from: 0, to: height }, k) : lift
    // a shadow on a neck, lips, a brow: what lies within skin turns with it
    const within = ramped(m, gaussian(m, where, (14 * u) / k), 0.42, 0.62)
    const filled = k > 1 ? enlarge(m, within, { width, height, from: 0, to: height }, k) : within
    return liftedSkin(m, src, lifted, strongestOf(m, skin, filled), amount)
  },
})

// A function a row: it is compiled once and stays so, however few pictures there are.

function offRow(
  off: Float32Array,
  before: Float32Array,
  now: Float32Array,
  where: Float32Array,
  lighter: number,
  from: number,
  to: number,
): void {
  for (let i = from, j = 4 * from; i < to; i++, j += 4) {
    const w = Math.min(1, Math.max(0, where[i]))
    off[j] = w * (before[j] - now[j]) + w * lighter * before[j] * (1 - before[j])
    off[j + 1] = w * (before[j + 1] - now[j + 1])
    off[j + 2] = w * (before[j + 2] - now[j + 2])
    off[j + 3] = w
  }
}
const most = 0.2
function liftRow(lift: Float32Array, hue: number, from: number, to: number): void {
  for (let j = 4 * from; j < 4 * to; j += 4) {
    const w = lift[j + 3]
    const by = w < 0.02 ? 0 : Math.min(1, 3 * w) / w
    lift[j] = Math.min(most, Math.max(-most, by * lift[j]))
    lift[j + 1] = hue * Math.min(most, Math.max(-most, by * lift[j + 1]))
    lift[j + 2] = hue * Math.min(most, Math.max(-most, by * lift[j + 2]))
  }
}
