import type { Node } from '../../filter.ts'
import { backdropRoom } from '../../filters/guide/backdrop.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { care } from '../../filters/map/care.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import type { Ingredients } from '../../style.ts'

/** What a watercolourist minds about people. */
export function waterPeople({ seen, person, skin, hair }: Ingredients, ways: Node<'flow'>) {
  const faces = skin.pipe(strongest({ other: seen.pipe(facePart({ part: 'oval' })) }))
  const features = seen.pipe(facePart({ part: 'features', grow: 0.015 }))
  return {
    /** Where the brush is small; hair is not let run into the wall behind it. */
    care: faces.pipe(strongest({ other: hair, share: 0.4 }), care({ flow: ways })),
    /** Skin to be glazed: not what eyes and lips lie on. */
    bare: skin.pipe(both({ map: features, other: 'not' })),
    cheeks: seen.pipe(facePart({ part: 'cheeks', feather: 0.22 })),
    /** What the border of the painting must not cut. */
    heads: seen.pipe(facePart({ part: 'oval', grow: 0.4, feather: 0.2 })),
    /** Where wet colours run. */
    room: person.pipe(backdropRoom({ seen })),
  }
}
