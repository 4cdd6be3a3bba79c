import { filter } from '../../filter.ts'
import { displace } from '../../kernels/displace.ts'
import { reshapeParams } from './reshape-params.ts'

/** Moves a picture by the field of `face-shift`, in the study or on the sheet; where nothing moves, not a bit changes. */
export const warped = filter({
  id: 'warped',
  doc: 'Reshapes faces in a picture: larger eyes, a finer jaw and nose.',
  params: { most: reshapeParams.most },
  from: 'picture',
  gives: 'picture',
  with: { x: 'plane', y: 'plane' },
  reach: ({ most }) => most + 2,
  cost: 20,
  run: ({ m }, src, { most }, { x, y }) => displace(m, src, { x, y, by: most }),
})
