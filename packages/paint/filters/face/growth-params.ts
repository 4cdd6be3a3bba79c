import { growthsOf } from '../../guidance/reading/head-growth.ts'
import type { Seen } from '../../guidance/seen.ts'
import { plain, px } from '../../param.ts'
import { reshapeParams } from './reshape-params.ts'

/** What all steps of one growing are called with, so that pictures, maps and landmarks move alike. */
export const growthParams = {
  head: plain(0.4, { min: 0, max: 0.8 }, 'How much larger heads become.'),
  body: plain(0.25, { min: 0, max: 0.4 }, 'How much smaller a single body becomes.'),
  most: px(380, reshapeParams.most, 'Nothing moves farther than this.'),
} as const

export const growths = (
  seen: Seen,
  by: { head: number; body: number },
  { width, height, u }: { width: number; height: number; u: number },
) => growthsOf(seen, by, width / u, height / u)
