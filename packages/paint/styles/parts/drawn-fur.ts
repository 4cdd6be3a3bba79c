import type { Node } from '../../filter.ts'
import { hairClumps } from '../../filters/colour/hair-clumps.ts'
import { hairStrokes } from '../../filters/line/hair-strokes.ts'
import { firm } from '../../filters/map/firm.ts'
import { hairForm } from '../../filters/map/hair-form.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { ownInk } from '../../filters/mix/own-ink.ts'
import { pen } from '../../filters/stroke/pen.ts'
import { hairBase } from '../../filters/tone/hair-base.ts'
import type { Ingredients } from '../../style.ts'
import type { Posed } from './posed.ts'

/**
 * An animal as a cel painter lays it: its fur in tufts of three tones that follow the photo's own lights, and a few
 * tapered strands between them. Its eyes and nose stay the photo's, since tones go by a close surrounding.
 */
export function drawnFur(
  {
    it: { photo, seen },
    ways,
    creature,
  }: Pick<Posed, 'ways' | 'creature'> & { it: Pick<Ingredients, 'photo' | 'seen'> },
  { toned, amount = 0.6, strands = 0.6 }: { toned: Node<'picture'>; amount?: number; strands?: number },
) {
  const form = creature.pipe(
    hairForm({ photo, flow: ways, seen, own: 1.7, free: 0.25, length: 14, width: 4 }),
  )
  const base = toned.pipe(hairBase({ hair: creature, around: 9 }))
  const furrows = form.pipe(firm({ low: 0.12, high: 0.4 }), holdBack({ by: 1 }))
  const tufts = { flow: ways, width: 0.6, length: 70, apart: 12, spread: 4, strands: 2, dry: 0, opacity: 1 }
  const dark = creature.pipe(hairStrokes({ ...tufts, dark: furrows }), pen())
  const light = creature.pipe(
    hairStrokes({ ...tufts, width: 0.5, apart: 15, dark: form.pipe(firm({ low: 0.6, high: 0.9 })) }),
    pen(),
  )
  return {
    /** Lays the fur's tones over a picture, in the study. */
    under: hairClumps({ base, form, hair: creature, contrast: 1.2, amount, rich: 1 }),
    /** Its strands, on the sheet. */
    over: (picture: Node<'picture'>): Node<'picture'> =>
      picture.pipe(
        ownInk({ tone: 0.55, share: 0.1, opacity: strands, where: dark }),
        ownInk({ tone: 1.2, share: 0, rich: 0.9, opacity: 0.8 * strands, where: light }),
      ),
  }
}
