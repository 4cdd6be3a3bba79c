import { filter } from '../../filter.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { coats, contours, thickened } from '../../kernels/gongbi.ts'
import { plain, px, ratio } from '../../param.ts'

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
    const lane = laneOf(m, src, 0)
    const [tone, n] = k === 1 ? [lane, clouds] : [shrink(m, lane, k), shrink(m, clouds, k)]
    const L = gaussian(m, tone, 2.5 * u)
    const step = Math.max(1, Math.round(u))
    const drawn = gaussian(m, contours(m, L, step, u), (0.5 * reach) / k)
    const by = Math.round((aside * 0.5 * reach) / k)
    const thick = coats(m, L, { drawn, clouds: n, by, body, coat, along })
    const whole = { width: src.width, height: src.height, from: 0, to: src.height }
    return thickened(m, src, k === 1 ? thick : enlarge(m, thick, whole, k), care)
  },
})
