import { filter } from '../../filter.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/** The two coats: lightness below which each is laid. */
const coats = [0.86, 0.66] as const
/** How far from a contour the shading reaches, in radii, and to which side: light falls from the upper left. */
const aside = 0.55

/**
 * Divided washing: a coat of colour is set along a contour and drawn out with clear water, deep at the line and lost
 * into the open; a second coat deepens what is dark. The spare lane takes how thick the paint lies.
 */
export const fenran = filter({
  id: 'fenran',
  doc: 'Lays colours in two coats, deep along the contours and drawn out with water.',
  source: 'fenran and zhaoran, the washes of gongbi painting',
  params: {
    body: ratio(0.74, 'Thickness of the paint before any coat.'),
    coat: plain(0.38, { min: 0, max: 2 }, 'What both coats add.'),
    along: plain(0.5, { min: 0, max: 3 }, 'How much deeper it is along contours.'),
    reach: px(15, { min: 2, max: 80 }, 'How far the water draws it out.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { clouds: 'plane' },
  maybe: { care: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame }, src, { body, coat, along, reach }, { clouds, care }) => {
    // thickness is soft all over: on a large study half the size shows the same
    const k = frame.u >= 1 ? 2 : 1
    const u = frame.u / k
    const [tone, n] = [k === 1 ? src : shrink(m, src, k), k === 1 ? clouds : shrink(m, clouds, k)]
    const L = gaussian(m, laneOf(m, tone, 0), 2.5 * u)
    const { width, height } = L
    const drawn = gaussian(m, edgesOf(m, L, u), (0.5 * reach) / k)
    const by = Math.round((aside * 0.5 * reach) / k)
    const thick = m.plane(width, height)
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const j = Math.min(height - 1, y + by) * width + Math.min(width - 1, x + by)
        const c = 2 * n.data[i] - 1
        let laid = 0
        for (const below of coats) laid += 0.5 * smoothstep(-0.6, 0.6, (below - L.data[i]) / 0.12 + 0.8 * c)
        const deep = Math.min(1, 30 * drawn.data[j]) * smoothstep(0.97, 0.8, L.data[i])
        thick.data[i] = Math.max(0, (body + coat * laid + along * deep) * (1 + 0.22 * c))
      }
    const whole =
      k === 1 ? thick : enlarge(m, thick, { width: src.width, height: src.height, from: 0, to: src.height })
    const out = m.plane(src.width, src.height, 4)
    out.data.set(src.data)
    for (let i = 0, l = 3; l < out.data.length; i++, l += 4) {
      const c = care ? Math.min(1, care.data[i]) : 0
      out.data[l] = Math.max(0, whole.data[i] + c * (1 - whole.data[i]))
    }
    return out
  },
})

/** How strongly lightness changes at each place, per u; what is no contour is nothing. */
function edgesOf(m: Machine, L: Plane, u: number): Plane {
  const { width, height } = L
  const out = m.plane(width, height)
  const step = Math.max(1, Math.round(u))
  for (let y = 0, i = 0; y < height; y++) {
    const [up, down] = [y >= step ? step * width : 0, y + step < height ? step * width : 0]
    for (let x = 0; x < width; x++, i++) {
      const gx = L.data[x + step < width ? i + step : i] - L.data[x >= step ? i - step : i]
      const gy = L.data[i + down] - L.data[i - up]
      const g = (Math.sqrt(gx * gx + gy * gy) * u) / step
      out.data[i] = g < 0.008 ? 0 : Math.min(0.06, g - 0.008)
    }
  }
  return out
}
