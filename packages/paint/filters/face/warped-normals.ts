import { filter } from '../../filter.ts'
import { displace } from '../../kernels/displace.ts'
import { reshapeParams } from './reshape-params.ts'

export const warpedNormals = filter({
  id: 'warped-normals',
  doc: 'Reshapes the map of where surfaces face along with the faces of its picture.',
  params: { most: reshapeParams.most },
  from: 'normals',
  gives: 'normals',
  with: { x: 'plane', y: 'plane' },
  reach: ({ most }) => most + 2,
  cost: 20,
  run: ({ m }, src, { most }, { x, y }) => displace(m, src, { x, y, by: most }),
})
