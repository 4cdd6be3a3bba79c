import type { Node } from '../../filter.ts'
import { hairClumps } from '../../filters/colour/hair-clumps.ts'
import { leafForm } from '../../filters/map/leaf-form.ts'
import { hairBase } from '../../filters/tone/hair-base.ts'
import type { Ingredients } from '../../style.ts'

export interface LeafLook {
  /** How far the three tones stand apart. */
  readonly contrast?: number
  /** How much of the photo's leaves is covered. */
  readonly amount?: number
}

/** Trees and bushes as heaps of leaves in three tones with ragged rims, laid over a ground. */
export function leafy(
  ground: Node<'picture'>,
  { photo, foliage }: Pick<Ingredients, 'photo' | 'foliage'>,
  { contrast = 1.3, amount = 0.9 }: LeafLook = {},
): Node<'picture'> {
  const base = ground.pipe(hairBase({ hair: foliage, around: 14 }))
  const form = foliage.pipe(leafForm({ photo, heap: 7, broad: 48, leaf: 9, ragged: 1.2 }))
  return ground.pipe(
    hairClumps({ base, form, hair: foliage, contrast, amount, furrow: 0.36, crest: 0.68, rich: 1.05 }),
  )
}
