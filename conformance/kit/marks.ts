import assert from 'node:assert/strict'
import { type Box, differenceBox, pixelsOf } from './looks.ts'
import { plainParams } from './photos.ts'
import { contentOf } from './task-body.ts'
import type { Wire } from './wire.ts'

/** The picture without mark, once per server: the same photo and style give the same bytes. */
const plain = new Map<string, Promise<Buffer>>()

export interface Marked {
  readonly picture: Buffer
  /** Where it differs from the picture without mark. */
  readonly box: Box
  readonly width: number
  readonly height: number
}

async function picture(wire: Wire, logo_info?: object): Promise<Buffer> {
  const task = await wire.drawn({ ...(await plainParams()), ...(logo_info && { logo_info }) })
  return wire.picture(contentOf(task).url)
}

/** Draws the plain photo with a mark and finds the mark by what it changed. */
export async function drawMarked(wire: Wire, logo: object): Promise<Marked> {
  let bare = plain.get(wire.base)
  if (!bare) {
    bare = picture(wire)
    plain.set(wire.base, bare)
    // One that failed is no picture for the scenarios after it.
    bare.catch(() => plain.delete(wire.base))
  }
  const marked = await picture(wire, { add_logo: true, ...logo })
  const box = await differenceBox(await bare, marked)
  assert.ok(box, `a mark is drawn for ${JSON.stringify(logo).slice(0, 100)}`)
  const { width, height } = await pixelsOf(marked)
  return { picture: marked, box, width, height }
}
