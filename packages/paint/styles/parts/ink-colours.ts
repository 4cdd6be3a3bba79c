import { labOf } from '../../colour.ts'
import type { Node } from '../../filter.ts'
import { inkTints } from '../../filters/colour/ink-tints.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { leafDabs } from '../../filters/line/leaf-dabs.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { both } from '../../filters/mix/both.ts'
import { inkOver } from '../../filters/mix/ink-over.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { brush } from '../../filters/stroke/brush.ts'
import type { Ingredients } from '../../style.ts'
import type { InkGround } from './ink-ground.ts'

const cinnabar = labOf('#b5402f')

/** The little colour of an ink painting, as the glaze that lies on the paper. */
export function inkGlaze(
  { photo, seen, skin }: Ingredients,
  { keep, room, face, drift }: InkGround,
  colour: number,
): Node<'picture'> {
  const bodies = skin.pipe(strongest({ other: face }))
  // on cloth and things colour runs and is lost; on skin it lies even
  const runs = drift.pipe(strongest({ other: bodies }))
  return photo.pipe(
    inkTints({
      breath: 0.32 * colour,
      reds: 0.7 * colour,
      flesh: Math.min(1, 0.75 * colour),
      rouge: 0.5 * colour,
      keep: keep.pipe(both({ map: room.pipe(holdBack({ by: 0.85 })) }), both({ map: runs })),
      skin: bodies,
      lips: seen.pipe(facePart({ part: 'lips', feather: 0.015 })),
      cheeks: seen.pipe(facePart({ part: 'cheeks', feather: 0.2 })),
    }),
  )
}

/** Lacquer laid in thin cinnabar, and petals dabbed in their own colour. */
export function inkReds({ photo }: Ingredients, { keep, petals, lacquer }: InkGround, colour: number) {
  const bloom = leafDabs({
    dark: petals,
    colours: photo,
    size: 5.5,
    apart: 5,
    plump: 0.42,
    opacity: 0.4 + 0.8 * Math.min(0.5, colour),
  })
  const dabs = petals.pipe(both({ map: keep }), bloom)
  return (sheet: Node<'picture'>): Node<'picture'> =>
    sheet.pipe(
      inkOver({ ...cinnabar, opacity: Math.min(1, 1.3 * colour), where: lacquer }),
      brush({ strokes: dabs }),
    )
}
