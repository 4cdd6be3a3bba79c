import { filter } from '../../filter.ts'
import { displacePlane } from '../../kernels/displace.ts'
import { reshapeParams } from './reshape-params.ts'

/** The same for a map, so that skin stays where skin went. */
export const warpedMap = filter({
  id: 'warped-map',
  doc: 'Reshapes a map along with the faces of its picture.',
  params: { most: reshapeParams.most },
  from: 'plane',
  gives: 'plane',
  with: { x: 'plane', y: 'plane' },
  reach: ({ most }) => most + 2,
  cost: 10,
  run: ({ m }, src, { most }, { x, y }) => displacePlane(m, src, { x, y, by: most }),
})
