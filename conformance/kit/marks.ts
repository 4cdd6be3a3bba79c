import assert from 'node:assert/strict'
import { pictureOnce } from './drawn-once.ts'
import { type Box, differenceBox, pixelsOf } from './looks.ts'
import { plainParams } from './photos.ts'
import { styleKey, type Wire } from './wire.ts'

export interface Marked {
  readonly picture: Buffer
  /** Where it differs from the picture without mark. */
  readonly box: Box
  readonly width: number
  readonly height: number
}

/** The plain photo drawn with this `logo_info`; undefined for none at all. */
export const drawLogo = (wire: Wire, logo_info?: object): Promise<Buffer> =>
  pictureOnce(wire, `logo ${JSON.stringify(logo_info)}`, async () => ({
    ...(await plainParams(styleKey, wire.smallest)),
    ...(logo_info && { logo_info }),
  }))

/** Draws the plain photo with a mark and finds the mark by what it changed. */
export async function drawMarked(wire: Wire, logo: object): Promise<Marked> {
  const bare = await drawLogo(wire)
  const picture = await drawLogo(wire, { add_logo: true, ...logo })
  const box = await differenceBox(bare, picture)
  assert.ok(box, `a mark is drawn for ${JSON.stringify(logo).slice(0, 100)}`)
  const { width, height } = await pixelsOf(picture)
  return { picture, box, width, height }
}
