import { filter } from '../../filter.ts'
import { glaze } from '../../kernels/glaze.ts'
import { ratio } from '../../param.ts'

/** A painting as transparent paint over a ground; its spare lane says how thick it lies at each place. */
export const glazeOver = filter({
  id: 'glaze-over',
  doc: 'Lays a whole painting as transparent paint over a ground.',
  source: 'Bousseau, Kaplan, Thollot, Sillion 2006, doi:10.1145/1124728.1124751',
  params: { settle: ratio(0.12, 'How much pigment gathers in the dents of the ground.') },
  from: 'picture',
  gives: 'picture',
  with: { paint: 'picture' },
  maybe: { grain: 'plane' },
  reach: 'point',
  cost: 35,
  run: ({ m }, ground, { settle }, { paint, grain }) => glaze(m, ground, paint, grain, settle),
})
