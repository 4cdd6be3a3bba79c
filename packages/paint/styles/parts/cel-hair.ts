import type { Node } from '../../filter.ts'
import { hairClumps } from '../../filters/colour/hair-clumps.ts'
import { longHair } from '../../filters/guide/long-hair.ts'
import { hairGloss } from '../../filters/light/hair-gloss.ts'
import { flow } from '../../filters/line/flow.ts'
import { hairStrokes } from '../../filters/line/hair-strokes.ts'
import { firm } from '../../filters/map/firm.ts'
import { hairForm } from '../../filters/map/hair-form.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { ownInk } from '../../filters/mix/own-ink.ts'
import { pen } from '../../filters/stroke/pen.ts'
import { hairBase } from '../../filters/tone/hair-base.ts'
import type { Ingredients } from '../../style.ts'

export interface HairLook {
  /** The tones of the photo that hair takes its colour from. */
  readonly toned: Node<'picture'>
  /** How far the tones stand apart, how dark the drawn strands and how bright the gloss is. */
  readonly contrast?: number
  readonly strands?: number
  readonly gloss?: number
  /** Hair that was already followed down over clothes. */
  readonly followed?: Node<'plane'>
  readonly shine?: { readonly L: number; readonly a: number; readonly b: number }
}

/** What is drawn as hair, down to its tips unless that was followed before; which way it runs; its own furrows and tones. */
export function hairGround(
  { photo, seen, person, skin, hair: own }: Ingredients,
  { toned, followed }: Pick<HairLook, 'toned' | 'followed'>,
) {
  const hair = followed ?? own.pipe(longHair({ photo, seen, person, skin }))
  const ways = photo.pipe(flow({ sigma: 4, inherit: 0.06 }))
  return {
    hair,
    ways,
    form: hair.pipe(hairForm({ photo, flow: ways, seen })),
    base: toned.pipe(hairBase({ hair })),
  }
}

/** Hair as a cel painter lays it: clumps in three tones, tapered strands between them, a ring of gloss. */
export function celHair(from: Ingredients, look: HairLook) {
  const { contrast = 1, strands = 0.7, gloss = 0.7, shine = { L: 0.97, a: 0, b: 0.01 } } = look
  const { hair, ways, form, base } = hairGround(from, look)
  const drawn = { flow: ways, width: 0.55, length: 150, apart: 9, spread: 4, strands: 2, dry: 0 }
  const furrows = form.pipe(firm({ low: 0.16, high: 0.46 }), holdBack({ by: 1 }))
  const dark = hair.pipe(hairStrokes({ ...drawn, dark: furrows, opacity: 1 }), pen())
  const light = hair.pipe(
    hairStrokes({
      ...drawn,
      width: 0.45,
      apart: 12,
      dark: form.pipe(firm({ low: 0.55, high: 0.9 })),
      opacity: 1,
    }),
    pen(),
  )
  const ring = hair.pipe(hairGloss({ form, seen: from.seen }))
  return {
    hair,
    form,
    base,
    /** Lays the hair over a picture. */
    over: (picture: Node<'picture'>): Node<'picture'> =>
      picture.pipe(
        hairClumps({ base, form, hair, contrast }),
        ownInk({ ...shine, tone: 1.5, rich: 1, share: 0.38, opacity: gloss, where: ring }),
        ownInk({ tone: 0.5, share: 0.15, opacity: strands, where: dark }),
        ownInk({ tone: 1.3, share: 0, rich: 0.95, opacity: 0.75 * strands, where: light }),
      ),
  }
}
