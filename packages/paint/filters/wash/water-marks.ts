import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { waterMarks as mark } from '../../kernels/washes.ts'
import { plain, ratio } from '../../param.ts'

/**
 * What water does to a wash, and where it never came: paint drifts inside it, a drop pushes it aside into a dark
 * ring (a backrun), highlights and the bright side of edges stay paper. Works on the thickness in the spare lane.
 */
export const waterMarks = filter({
  id: 'water-marks',
  doc: 'Lets paint drift and bloom inside the washes and leaves paper bare at lights and edges.',
  source: 'Curtis, Anderson, Seims, Fleischer, Salesin 1997, doi:10.1145/258734.258896',
  params: {
    turbulence: plain(1, { min: 0, max: 3 }, 'How uneven the paint lies in a wash.'),
    whites: ratio(0.75, 'How much paper is left at highlights and edges.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { drift: 'plane', clouds: 'plane', flecks: 'plane', care: 'plane', blooms: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 20,
  run: ({ m, frame }, src, { turbulence, whites }, { drift, clouds, flecks, care, blooms }) => {
    const L = laneOf(m, src, 0)
    const near = gaussian(m, L, 0.9 * frame.u)
    const wide = gaussian(m, L, 2.8 * frame.u)
    const fields = { near, wide, drift, clouds, flecks, care, blooms }
    return mark(m, src, { ...fields, turbulence, whites })
  },
})
