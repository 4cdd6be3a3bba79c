import { filter } from '../../filter.ts'
import { grownSeen } from '../../guidance/reading/head-growth.ts'
import { growthParams, growths } from './growth-params.ts'

/** Landmarks follow the picture: what is drawn by them falls on the heads that are seen there. */
export const seenGrown = filter({
  id: 'grown-seen',
  doc: 'Moves what was recognised along with the grown heads.',
  params: growthParams,
  from: 'seen',
  gives: 'seen',
  zone: 'study',
  reach: 'whole',
  cost: 2,
  run: ({ frame }, seen, { head, body, most }) => {
    const by = growths(seen, { head, body }, frame)
    return by.heads.length === 0 ? seen : grownSeen(seen, by, most / frame.u)
  },
})
