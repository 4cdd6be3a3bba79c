import { meanFaceWidth, type Seen } from '../guidance/seen.ts'
import { plain } from '../param.ts'

/** Bounds of the sweep, in u. */
const [finest, broadest] = [1.4, 4.5] as const

/** What a hand that cuts hair out evens out: its shape and the outline of people about it are cut with one sweep. */
export const sweep = plain(0.014, { min: 0.002, max: 0.1 }, 'What is evened out, in widths of a face.')

/** Sigma of a sweep, in pixels. */
export const sweepOf = (seen: Seen, u: number, share: number): number =>
  Math.max(0.8, u * Math.min(broadest, Math.max(finest, share * meanFaceWidth(seen))))
