import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Lightness of cloth up to which it is quite dark; above `below` it is not. */
const black = 0.2
/** How much of what is blacker still comes up to that: black is one colour of cloth, not a hole. */
const filled = 0.7
/** Lightness below which a photo shows nothing but noise, and from which on it can be trusted. */
const [noise, trusted] = [0.06, 0.17] as const
/** Most that a fold may differ from its cloth before it is strengthened: what differs more is another thing. */
const most = 0.05
/** Most that colours gain with the lightness, so that noise in black does not become colour. */
const richest = 1.25

/** How much of its own hue the darkest cloth gives up for that of the cloth about it: in the dark it is noise. */
const oneHue = 0.8

/** Means of a plane over what counts alone. */
const within = (m: Plane, w: Plane): void => {
  for (let i = 0; i < m.data.length; i++) m.data[i] /= w.data[i] + 1e-4
}

/** The hue of the cloth about each place, where there is any, in lanes 1 and 2, and how surely there is in lane 3. */
function hueOf(m: Machine, src: Plane, where: Plane, k: number, q: number, around: number): Plane {
  const [picture, weight] = [shrink(m, src, k * q), q === 1 ? where : shrink(m, where, q)]
  const n = Math.min(picture.data.length / 4, weight.data.length)
  for (let i = 0, j = 0; i < n; i++, j += 4) {
    const w = weight.data[i]
    picture.data[j + 1] *= w
    picture.data[j + 2] *= w
    picture.data[j + 3] = w
  }
  const hue = gaussian(m, picture, around / (k * q))
  for (let j = 0; j < hue.data.length; j += 4) {
    const sum = hue.data[j + 3] + 1e-4
    hue.data[j + 1] /= sum
    hue.data[j + 2] /= sum
  }
  return enlarge(m, hue, { width: src.width, height: src.height, from: 0, to: src.height }, k * q)
}

/**
 * Black clothes of a photo are one black area once they are drawn. A draughtsman gives them the grey or the blue of
 * cloth, and shows what they are made of: folds, lapels, buttons, all of which lie in the darks of the photo.
 */
export const darkFolds = filter({
  id: 'dark-folds',
  doc: 'Brings dark clothes up from black, so that their folds, lapels and buttons can be seen.',
  params: {
    below: ratio(0.44, 'Lightness from which on clothes stay as they are.'),
    lift: ratio(0.13, 'How much lighter the darkest become.'),
    gain: plain(2.4, { min: 0, max: 6 }, 'How much stronger their folds become.'),
    fine: px(2.6, { min: 0.3, max: 10 }, 'Smaller things are noise.'),
    around: px(26, { min: 2, max: 120 }, 'What a fold is compared with.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { photo: 'picture', person: 'plane' },
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m, frame: { u } }, src, { below, lift, gain, fine, around }, { photo, person, spare }) => {
    const { width, height } = src
    const k = u >= 1 ? 2 : 1
    const half = (p: Plane): Plane => (k === 1 ? p : shrink(m, p, k))
    const L = laneOf(m, half(photo), 0)
    const [people, kept] = [half(person), spare && half(spare)]
    const where = m.plane(L.width, L.height)
    for (let i = 0; i < where.data.length; i++) {
      const cloth = Math.min(1, people.data[i]) * (kept ? 1 - Math.min(1, kept.data[i]) : 1)
      where.data[i] = cloth > 0 ? cloth * smoothstep(below, 0.75 * below, L.data[i]) : 0
    }
    const out = m.copy(src)
    if (!anywhere(where)) return out
    const sums = m.plane(L.width, L.height)
    for (let i = 0; i < sums.data.length; i++) sums.data[i] = where.data[i] * L.data[i]
    const [own, ownSure] = [gaussian(m, sums, fine / k), gaussian(m, where, fine / k)]
    const q = Math.max(1, Math.min(4, Math.floor(around / k / 4)))
    const broad = (p: Plane) => gaussian(m, q === 1 ? p : shrink(m, p, q), around / k / q)
    const [base, baseSure] = [broad(sums), broad(where)]
    within(own, ownSure)
    within(base, baseSure)
    const whole = { width: L.width, height: L.height, from: 0, to: L.height }
    const cloth = q === 1 ? base : enlarge(m, base, whole, q)
    for (let i = 0; i < own.data.length; i++) {
      const b = cloth.data[i]
      const fold = Math.min(most, Math.max(-most, own.data[i] - b))
      own.data[i] =
        b +
        filled * Math.max(0, black - b) +
        lift * smoothstep(below, black, b) +
        gain * smoothstep(noise, trusted, b) * fold
    }
    const full = { width, height, from: 0, to: height }
    const hue = hueOf(m, src, where, k, q, around)
    const [to, by] = k === 1 ? [own, where] : [enlarge(m, own, full, k), enlarge(m, where, full, k)]
    for (let i = 0, j = 0; i < to.data.length; i++, j += 4) {
      const t = by.data[i]
      if (t < 0.01) continue
      const l = Math.min(1, Math.max(0.02, src.data[j] + t * (to.data[i] - src.data[j])))
      const rich = Math.min(richest, Math.max(0.6, l / Math.max(0.05, src.data[j])))
      out.data[j] = l
      const plainer = oneHue * t * Math.min(1, 4 * hue.data[j + 3])
      out.data[j + 1] = rich * (src.data[j + 1] + plainer * (hue.data[j + 1] - src.data[j + 1]))
      out.data[j + 2] = rich * (src.data[j + 2] + plainer * (hue.data[j + 2] - src.data[j + 2]))
    }
    return out
  },
})
