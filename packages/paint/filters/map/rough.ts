import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { doubled, roughness } from '../../kernels/ink-maps.ts'
import { px } from '../../param.ts'
import type { Plane } from '../../plane.ts'

/**
 * Where there is much to see but no direction in it: bushes, gravel, grass, a crowd of leaves. A line means nothing
 * there; a form with an edge is left out.
 */
export const rough = filter({
  id: 'rough',
  doc: 'Finds texture without a direction, where lines would be a scribble.',
  params: { around: px(7, { min: 0.5, max: 60 }, 'How far one looks around.') },
  from: 'flow',
  gives: 'plane',
  with: { detail: 'plane' },
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 15,
  run: ({ m, frame: { u } }, flow, { around }, { detail, spare }) => {
    // a mean over the surroundings is soft: on a large study a quarter of the size shows the same
    const k = u >= 1 && around >= 5 ? 4 : 1
    const mean = gaussian(m, doubled(m, flow, k), around / k)
    const small = (p: Plane): Plane => (k === 1 ? p : shrink(m, p, k))
    const found = roughness(m, mean, small(detail), spare && small(spare))
    if (k === 1) return found
    return enlarge(m, found, { width: flow.width, height: flow.height, from: 0, to: flow.height }, k)
  },
})
