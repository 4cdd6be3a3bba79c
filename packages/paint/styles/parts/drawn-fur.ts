import type { Node } from '../../filter.ts'
import { hairClumps } from '../../filters/colour/hair-clumps.ts'
import { hairForm } from '../../filters/map/hair-form.ts'
import { hairBase } from '../../filters/tone/hair-base.ts'
import type { Ingredients } from '../../style.ts'
import type { Posed } from './posed.ts'
import { strandsOver } from './strands.ts'

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
  const coat = { area: creature, form, ways, width: 0.6, length: 70, apart: 12 }
  return {
    /** Lays the fur's tones over a picture, in the study. */
    under: hairClumps({ base, form, hair: creature, contrast: 1.2, amount, rich: 1 }),
    /** Its strands, on the sheet. */
    over: strandsOver(coat, strands),
  }
}
