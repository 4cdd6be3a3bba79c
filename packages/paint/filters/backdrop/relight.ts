import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { airy } from '../../kernels/cel-light.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

const hue = { min: -0.3, max: 0.3 }

/** The air of a room from its top to its foot, from two colours as `#rrggbb`. */
export function airOf(top: string, foot: string) {
  const [upper, lower] = [labOf(top), labOf(foot)]
  return {
    ...{ upperL: upper.L, upperA: upper.a, upperB: upper.b },
    ...{ lowerL: lower.L, lowerA: lower.a, lowerB: lower.b },
  }
}

/** How far a room may be from the aim before it is brought all the way. */
const full = 0.3

/** Where a picture is white and nothing else, softly bordered; worked on a small picture. */
function burntOut(m: Machine, src: Plane, spread: number): Plane {
  const { width, height } = src
  const k = Math.max(Math.min(width, height) < 64 ? 1 : 2, Math.min(6, Math.floor(spread / 2)))
  const small = shrink(m, src, k)
  const out = m.plane(small.width, small.height)
  for (let i = 0, j = 0; i < out.data.length; i++, j += 4) {
    const [a, b] = [small.data[j + 1], small.data[j + 2]]
    out.data[i] = smoothstep(0.86, 0.97, small.data[j]) * smoothstep(0.0081, 0.0012, a * a + b * b)
  }
  const soft = gaussian(m, out, spread / k)
  return k === 1 ? soft : enlarge(m, soft, { width, height, from: 0, to: height }, k)
}

/**
 * Drawn portraits stand in air and light: a dull or dark ground behind people is brought to a pastel of two hues, top
 * and bottom, and a burnt-out one gets them too. Its forms stay, and strong colours keep theirs.
 */
export const relightBackdrop = filter({
  id: 'relight-backdrop',
  doc: 'Brings a dull, dark or burnt-out room behind people to airy pastel light.',
  params: {
    target: ratio(0.74, 'Mean lightness aimed at.'),
    amount: ratio(0.8, 'How far.'),
    contrast: plain(0.8, { min: 0, max: 2 }, 'Factor for the contrast of its forms.'),
    white: ratio(0.75, 'How much a burnt-out ground is tinted.'),
    upperL: ratio(0.82, 'Lightness at the top, where the ground is burnt out.'),
    upperA: plain(-0.03, hue, 'Green to red at the top.'),
    upperB: plain(-0.06, hue, 'Blue to yellow at the top.'),
    lowerL: ratio(0.95, 'Lightness at the foot.'),
    lowerA: plain(0, hue, 'Green to red at the foot.'),
    lowerB: plain(0.02, hue, 'Blue to yellow at the foot.'),
    spread: px(1.2, { min: 0.5, max: 60 }, 'How softly burnt-out places are bordered.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { room: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m }, src, v, { room }) => {
    let [sum, all] = [0, 1e-3]
    for (let i = 0; i < room.data.length; i += 5)
      if (room.data[i] > 0.5) {
        sum += room.data[i] * src.data[4 * i]
        all += room.data[i]
      }
    if (5 * all < 0.01 * room.data.length) return m.copy(src)
    const mean = sum / all
    const by = v.amount * Math.min(1, Math.max(0, (v.target - mean) / full))
    return airy(m, src, {
      ...{ room, white: burntOut(m, src, v.spread), mean, target: v.target, contrast: v.contrast },
      ...{ lighter: Math.min(1, 1.4 * by), by, burnt: v.white },
      upper: { L: v.upperL, a: v.upperA, b: v.upperB },
      lower: { L: v.lowerL, a: v.lowerA, b: v.lowerB },
    })
  },
})
