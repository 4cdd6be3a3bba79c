import type { Node } from '../../filter.ts'
import { wholeEars } from '../../filters/face/whole-ears.ts'
import { garments } from '../../filters/glaze/garments.ts'
import { glazeCloth } from '../../filters/glaze/glaze-cloth.ts'
import { glazeHair } from '../../filters/glaze/glaze-hair.ts'
import { glazeSkin } from '../../filters/glaze/glaze-skin.ts'
import { both } from '../../filters/mix/both.ts'
import { figureRelief } from '../../filters/model/figure-relief.ts'
import { skinTone } from '../../filters/tone/skin-tone.ts'
import { wellLit } from '../../filters/tone/well-lit.ts'
import { hairGround } from './cel-hair.ts'
import type { Posed } from './posed.ts'

/** Strands gather in locks as thick as a modeller makes them. */
const modelled = { length: 60, width: 11, free: 0.9 }

/** People as porcelain before a ground: their glazes, and their relief in the spare lane. */
export function porcelainPeople(ground: Node<'picture'>, sitting: Posed, stage: Node<'plane'>) {
  const { it, toned, bare, dressed, locks, figure } = sitting
  const { photo, seen, person, hair } = it
  const ears = it.skin.pipe(wholeEars({ photo, person, hair, seen }))
  const staged = (p: Node<'plane'>) => p.pipe(both({ map: stage }))
  const tresses = staged(locks)
  const body = staged(figure)
  const skin = staged(ears.pipe(both({ map: locks, other: 'not' })))
  // whatever of a person is neither hair nor skin is worn or held
  const cloth = body.pipe(both({ map: ears, other: 'not' }), both({ map: locks, other: 'not' }))
  const tone = photo.pipe(wellLit({ skin: it.skin, seen }), skinTone({ skin: it.skin, seen }))
  const parts = dressed.pipe(garments({ cloth }))
  const { form, base } = hairGround(sitting, { toned })
  const glazed = ground
    .pipe(glazeCloth({ garments: parts, cloth, photo: dressed }))
    .pipe(glazeSkin({ tone, skin, photo: bare }))
    .pipe(glazeHair({ base, hair: tresses, form }))
  return {
    glazed: glazed.pipe(figureRelief({ figure: body, hair: tresses, cloth, seen, photo: dressed, form })),
    body,
    skin,
    cloth,
    garments: parts,
    tresses,
  }
}
