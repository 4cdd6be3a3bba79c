import type { Node } from '../../filter.ts'
import { hairClumps } from '../../filters/colour/hair-clumps.ts'
import { hairGloss } from '../../filters/light/hair-gloss.ts'
import { hairCurls } from '../../filters/line/hair-curls.ts'
import { hairStrokes } from '../../filters/line/hair-strokes.ts'
import { hairWays } from '../../filters/line/hair-ways.ts'
import { hairForm } from '../../filters/map/hair-form.ts'
import { ownInk } from '../../filters/mix/own-ink.ts'
import { hairBase } from '../../filters/tone/hair-base.ts'
import type { Ingredients } from '../../style.ts'
import { strandsOver } from './strands.ts'

/** Whose hair is drawn, cut out down to its tips, and of what kind it is. */
export interface Tressed {
  readonly it: Pick<Ingredients, 'photo' | 'seen'>
  readonly locks: Node<'plane'>
  readonly texture: Node<'plane'>
}
export interface HairLook {
  /** The tones of the photo that hair takes its colour from. */
  readonly toned: Node<'picture'>
  /** How far the tones stand apart, how dark the drawn strands and how bright the gloss is. */
  readonly contrast?: number
  readonly strands?: number
  readonly gloss?: number
  readonly shine?: { readonly L: number; readonly a: number; readonly b: number }
}

/** Which way hair runs, its own furrows, its colour without its lights, and its gloss. */
export function hairGround(
  { it: { photo, seen }, locks, texture }: Tressed,
  { toned }: Pick<HairLook, 'toned'>,
) {
  const ways = locks.pipe(hairWays({ photo, seen, texture }))
  const form = locks.pipe(hairForm({ photo, flow: ways, seen, texture }))
  return {
    ways,
    form,
    base: toned.pipe(hairBase({ hair: locks })),
    ring: locks.pipe(hairGloss({ form, seen, texture })),
  }
}

/** What is drawn of curls and of cropped hair with the strands of the rest. */
export function shortHair({ it, locks: hair, texture }: Tressed, ways: Node<'flow'>) {
  const short = {
    kind: 'cropped',
    ...{ flow: ways, texture, length: 4, spread: 1, strands: 1, width: 0.42, dry: 0 },
  } as const
  const curls = { texture, seen: it.seen, opacity: 1 }
  return {
    dark: [
      hair.pipe(hairCurls({ ...curls, side: 'shade', width: 0.6, share: 0.85 })),
      hair.pipe(hairStrokes({ ...short, apart: 3.4, opacity: 0.4 })),
    ],
    light: [
      hair.pipe(hairCurls({ ...curls, side: 'light', width: 0.75, share: 0.6 })),
      hair.pipe(hairStrokes({ ...short, apart: 5, opacity: 0.25 })),
    ],
  }
}

/**
 * Hair as a cel painter lays it: clumps in three tones with tapered strands between them and a band of gloss; curls in
 * small rounded clumps, each with its shade and some with a light; cropped hair in one tone with short strokes.
 */
export function celHair(sitting: Tressed, look: HairLook) {
  const { contrast = 1, strands = 0.7, gloss = 0.7, shine = { L: 0.97, a: 0, b: 0.01 } } = look
  const { locks: hair, texture } = sitting
  const { ways, form, base, ring } = hairGround(sitting, look)
  const more = shortHair(sitting, ways)
  const coat = { area: hair, form, ways, texture, width: 0.55, length: 150, apart: 9, more }
  return {
    hair,
    form,
    base,
    /** Lays the hair over a picture. */
    over: (picture: Node<'picture'>): Node<'picture'> =>
      strandsOver(
        coat,
        strands,
      )(
        picture.pipe(
          hairClumps({ base, form, hair, contrast }),
          ownInk({ ...shine, tone: 1.5, rich: 1, share: 0.38, opacity: gloss, where: ring }),
        ),
      ),
  }
}
