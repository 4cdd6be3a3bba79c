import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Inspection } from '@atelier/contract'
import { areasOf, type Guidance } from '@atelier/paint'
import type { Pixels } from '../photo/pixels.ts'
import { overlayOf } from './overlay.ts'
import { qualityOf } from './quality.ts'
import { seenInPixels } from './seen-in-pixels.ts'
import { cautions, suitsOf } from './suits.ts'

/** What looking at a decoded photo tells; plain data, since it crosses processes. */
export interface Looked
  extends Required<Pick<Inspection, 'quality' | 'seen'>>,
    Pick<Inspection, 'suits' | 'warnings'> {
  readonly overlay?: { readonly file: string; readonly width: number; readonly height: number }
}

/**
 * @param guidance of this photo, surveyed
 * @param overlayIn folder for the overlay picture, where one is wanted
 */
export async function lookOver(photo: Pixels, guidance: Guidance, overlayIn?: string): Promise<Looked> {
  const quality = await qualityOf(photo)
  const light = { mean: quality.lightness, dark: quality.black, bright: quality.white }
  const seen = seenInPixels(guidance.seen, areasOf(guidance), light, photo)
  const told = { quality, seen, suits: suitsOf(seen), warnings: cautions(seen, quality) }
  if (overlayIn === undefined) return told
  const { jpeg, width, height } = await overlayOf(photo, guidance)
  const file = join(overlayIn, 'overlay.jpeg')
  await writeFile(file, jpeg)
  return { ...told, overlay: { file, width, height } }
}
