import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { choice, px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Root of the share of a picture that people usually take: widths are meant for that. */
const usual = 0.4

/** Light that grazes people from one side and a little behind: a bright edge on that side, which runs out inwards. */
export const sideRim = filter({
  id: 'side-rim',
  doc: 'A rim of light along people on one side.',
  params: {
    side: choice(['left', 'right'], 'left', 'Where the light comes from.'),
    width: px(9, { min: 1, max: 60 }, 'How far it runs in.'),
    sheen: ratio(0.35, 'How much of it lies in a wide, faint band behind the edge.'),
  },
  from: 'plane',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 25,
  run: ({ m }, person, { side, width, sheen }) => {
    const out = m.plane(person.width, person.height)
    out.data.fill(0)
    if (!anywhere(person, 0.1)) return out
    // a small figure would be all rim
    let all = 0
    for (let i = 0; i < person.data.length; i += 7) all += 7 * person.data[i]
    const share = Math.sqrt(Math.max(0, all) / person.data.length) / usual
    const [scale, bright] = [Math.min(1, Math.max(0.25, share)), smoothstep(0.05, 0.4, share)]
    const [near, far] = [gaussian(m, person, 0.35 * scale * width), gaussian(m, person, 1.4 * scale * width)]
    const w = person.width
    const way = side === 'left' ? -1 : 1
    const [by, wide] = [
      Math.max(1, Math.round(0.7 * scale * width)),
      Math.max(1, Math.round(2.2 * scale * width)),
    ]
    for (let y = 0, i = 0; y < person.height; y++)
      for (let x = 0; x < w; x++, i++) {
        const p = person.data[i]
        if (p < 0.02) continue
        const row = y * w
        // beyond the picture people go on
        const edge = 1 - near.data[row + Math.min(w - 1, Math.max(0, x + way * by))]
        const band = 1 - far.data[row + Math.min(w - 1, Math.max(0, x + way * wide))]
        out.data[i] = Math.min(1, bright * p * (edge * edge * 1.3 + sheen * band * band))
      }
    return out
  },
})
