import { filter } from '../../filter.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px, ratio } from '../../param.ts'

const hue = { min: -0.2, max: 0.2 }

/** Most that what stands behind may differ from the wall, in lightness. */
const most = 0.1

/** A celadon wall, lighter above; what stands behind people is carved into it so faintly that it seems incised. */
export const celadonGround = filter({
  id: 'celadon-ground',
  doc: 'Puts a wall of pale green celadon in place of the picture, with a trace of what was there.',
  params: {
    L: ratio(0.82, 'Lightness of the wall.'),
    a: plain(-0.027, hue, 'Its green to red.'),
    b: plain(0.012, hue, 'Its blue to yellow.'),
    trace: ratio(0.22, 'How clearly what was there can be made out.'),
    fine: px(2.2, { min: 0.3, max: 20 }, 'Smaller things of it are left out.'),
    broad: px(40, { min: 4, max: 200 }, 'So are lights and shadows larger than this.'),
  },
  from: 'picture',
  gives: 'picture',
  zone: 'study',
  reach: 'whole',
  cost: 20,
  run: ({ m, frame: { u } }, src, { L, a, b, trace, fine, broad }) => {
    const { width, height } = src
    const k = u >= 1 ? 2 : 1
    const light = laneOf(m, shrink(m, src, k), 0)
    const [near, far] = [gaussian(m, light, Math.max(0.4, fine / k)), gaussian(m, light, broad / k)]
    for (let i = 0; i < near.data.length; i++) {
      const d = trace * (near.data[i] - far.data[i])
      near.data[i] = Math.max(-most, Math.min(most, d))
    }
    const drawn = k === 1 ? near : enlarge(m, near, { width, height, from: 0, to: height }, k)
    const out = m.plane(width, height, 4)
    for (let y = 0, i = 0, c = 0; y < height; y++) {
      const t = y / height
      const wall = L + 0.07 - 0.12 * t
      for (let x = 0; x < width; x++, i++, c += 4) {
        const d = drawn.data[i]
        out.data[c] = Math.min(1, Math.max(0, wall + d))
        // glaze lies thicker, and greener, where it is incised
        out.data[c + 1] = a + 0.12 * Math.min(0, d)
        out.data[c + 2] = b - 0.012 * t
        out.data[c + 3] = 0
      }
    }
    return out
  },
})
