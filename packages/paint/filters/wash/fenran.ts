import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px, ratio } from '../../param.ts'
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
  run: ({ m, frame: { u } }, src, { body, coat, along, reach }, { clouds, care }) => {
    const { width, height } = src
    const L = gaussian(m, laneOf(m, src, 0), 2.5 * u)
    const edge = m.plane(width, height)
    const step = Math.max(1, Math.round(u))
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const gx = L.data[x + step < width ? i + step : i] - L.data[x >= step ? i - step : i]
        const gy = L.data[y + step < height ? i + step * width : i] - L.data[y >= step ? i - step * width : i]
        const g = Math.sqrt(gx * gx + gy * gy) * (1 / step) * u
        edge.data[i] = g < 0.008 ? 0 : Math.min(0.06, g - 0.008)
      }
    const drawn = gaussian(m, edge, 0.5 * reach)
    const by = Math.round(aside * 0.5 * reach)
    const out = m.plane(width, height, 4)
    out.data.set(src.data)
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const j = Math.min(height - 1, y + by) * width + Math.min(width - 1, x + by)
        const n = 2 * clouds.data[i] - 1
        let laid = 0
        for (const below of coats) laid += 0.5 * smoothstep(-0.6, 0.6, (below - L.data[i]) / 0.12 + 0.8 * n)
        const deep = Math.min(1, 30 * drawn.data[j]) * smoothstep(0.97, 0.8, L.data[i])
        const thick = (body + coat * laid + along * deep) * (1 + 0.22 * n)
        const c = care ? Math.min(1, care.data[i]) : 0
        out.data[4 * i + 3] = Math.max(0, thick + c * (1 - thick))
      }
    return out
  },
})
