import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

const hue = { min: -0.3, max: 0.3 }

/** How far a room may be from the aim before it is brought all the way. */
const full = 0.3

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
    spread: px(6, { min: 0.5, max: 60 }, 'How softly burnt-out places are bordered.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { room: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m }, src, v, { room }) => {
    const { width, height } = src
    const out = m.plane(width, height, 4)
    out.data.set(src.data)
    let [sum, all] = [0, 1e-3]
    for (let i = 0; i < room.data.length; i += 5)
      if (room.data[i] > 0.5) {
        sum += room.data[i] * src.data[4 * i]
        all += room.data[i]
      }
    if (5 * all < 0.01 * room.data.length) return out
    const mean = sum / all
    const by = v.amount * Math.min(1, Math.max(0, (v.target - mean) / full))
    const lighter = Math.min(1, 1.4 * by)
    const burnt = m.plane(width, height)
    for (let i = 0, k = 0; i < burnt.data.length; i++, k += 4) {
      const [a, b] = [src.data[k + 1], src.data[k + 2]]
      burnt.data[i] =
        room.data[i] > 0.02
          ? smoothstep(0.86, 0.97, src.data[k]) * smoothstep(0.0025, 0.0004, a * a + b * b)
          : 0
    }
    const white = gaussian(m, burnt, v.spread).data
    for (let y = 0, i = 0; y < height; y++) {
      const t = y / height
      const [gl, ga, gb] = [
        v.upperL + t * (v.lowerL - v.upperL),
        v.upperA + t * (v.lowerA - v.upperA),
        v.upperB + t * (v.lowerB - v.upperB),
      ]
      for (let x = 0; x < width; x++, i++) {
        const r = room.data[i]
        if (r < 0.004) continue
        const k = 4 * i
        let [L, a, b] = [src.data[k], src.data[k + 1], src.data[k + 2]]
        const grey = by * smoothstep(0.0049, 0.0002, a * a + b * b)
        L += lighter * (Math.min(0.97, Math.max(0.12, v.target + (L - mean) * v.contrast)) - L)
        a += grey * (1.25 * ga - a)
        b += grey * (1.25 * gb - b)
        const w = v.white * white[i]
        L += w * (gl - L)
        a += w * (ga - a)
        b += w * (gb - b)
        out.data[k] += r * (L - out.data[k])
        out.data[k + 1] += r * (a - out.data[k + 1])
        out.data[k + 2] += r * (b - out.data[k + 2])
      }
    }
    return out
  },
})
