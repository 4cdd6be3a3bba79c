import { filter } from '../../filter.ts'
import { reshaped } from '../../guidance/reading/reshape.ts'
import { reshapeParams, warpsOf } from './reshape-params.ts'

/** Landmarks follow the reshaped picture: what is drawn by them falls on the eyes that are seen there. */
export const warpedSeen = filter({
  id: 'warped-seen',
  doc: 'Moves what was recognised along with the reshaped faces.',
  params: reshapeParams,
  from: 'seen',
  gives: 'seen',
  with: { photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 1,
  run: ({ frame: { u } }, seen, values, { photo }) => {
    const warps = warpsOf(seen, values, u, photo)
    if (warps.length === 0) return seen
    const most = values.most / u
    return { ...seen, faces: seen.faces.map((face) => reshaped(face, warps, most)) }
  },
})
