import type { Node } from '../../filter.ts'
import { wholeEars } from '../../filters/face/whole-ears.ts'
import { garmentBands } from '../../filters/glaze/garment-bands.ts'
import { garmentMotifs } from '../../filters/glaze/garment-motifs.ts'
import { garments } from '../../filters/glaze/garments.ts'
import { glazeCloth } from '../../filters/glaze/glaze-cloth.ts'
import { glazeFur } from '../../filters/glaze/glaze-fur.ts'
import { glazeHair } from '../../filters/glaze/glaze-hair.ts'
import { glazeSkin } from '../../filters/glaze/glaze-skin.ts'
import { underglaze } from '../../filters/glaze/underglaze.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { masses } from '../../filters/map/masses.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { figureRelief } from '../../filters/model/figure-relief.ts'
import { overShapes } from '../../filters/ornament/over-shapes.ts'
import { hairTone } from '../../filters/tone/hair-tone.ts'
import { skinTone } from '../../filters/tone/skin-tone.ts'
import { wellLit } from '../../filters/tone/well-lit.ts'
import { hairGround } from './cel-hair.ts'
import type { Posed } from './posed.ts'

/** People as porcelain before a ground: their glazes, and their relief in the spare lane. */
export function porcelainFigures(
  ground: Node<'picture'>,
  sitting: Posed,
  { furry, stage }: { readonly furry: Node<'plane'>; readonly stage: Node<'plane'> },
) {
  const { it, toned, bare, dressed, locks, texture, figure } = sitting
  const { photo, seen, person, hair } = it
  const ears = it.skin.pipe(wholeEars({ photo, person, hair, seen }))
  const staged = (p: Node<'plane'>) => p.pipe(both({ map: stage }))
  // outlines as a modeller has them: round, without specks
  const moulded = (p: Node<'plane'>, size = 2.2) => p.pipe(masses({ size, from: 0.38, to: 0.62 }))
  const tresses = staged(moulded(locks))
  // hands and heads are finer than clothes, whose outline a modeller evens out
  const body = staged(moulded(figure, 5)).pipe(strongest({ other: staged(moulded(ears, 2.6)) }))
  const bald = body.pipe(both({ map: tresses, other: 'not' }))
  // whatever of a person is neither hair nor skin is worn or held; slivers of it are skin
  const face = seen.pipe(facePart({ part: 'oval', feather: 0.05, grow: 0.1 }))
  const worn = bald.pipe(
    both({ map: moulded(staged(ears)), other: 'not' }),
    both({ map: face, other: 'not' }),
  )
  const cloth = worn.pipe(both({ map: worn.pipe(masses({ size: 8, from: 0.14, to: 0.32 })) }))
  const skin = bald.pipe(both({ map: cloth, other: 'not' }))
  const tone = photo.pipe(wellLit({ skin: it.skin, seen }), skinTone({ skin: it.skin, seen }))
  const parts = dressed.pipe(garments({ cloth }))
  const coated = tresses.pipe(strongest({ other: furry }))
  const { form, ring } = hairGround(
    { it, locks: locks.pipe(strongest({ other: furry })), texture },
    { toned },
  )
  // one glaze for one head
  const base = toned.pipe(hairTone({ hair: locks, seen }))
  const motifs = parts.pipe(garmentMotifs({ cloth, normals: it.normals, photo: dressed, seen }))
  const bands = cloth.pipe(garmentBands({ skin, hair: tresses, garments: parts, seen }))
  const glazed = ground
    .pipe(glazeCloth({ garments: parts, cloth, photo: dressed }))
    .pipe(underglaze({ shapes: motifs.pipe(overShapes({ more: bands })), within: cloth }))
    .pipe(glazeSkin({ tone, skin, photo: bare, face: photo, seen }))
    .pipe(
      glazeHair({ base, hair: tresses, form, photo: toned }),
      glazeFur({ coat: furry, photo: toned, form }),
    )
  return {
    glazed: glazed.pipe(
      figureRelief({
        ...{
          figure: body.pipe(strongest({ other: furry })),
          hair: coated,
          cloth,
          seen,
          photo: dressed,
          form,
        },
        ...{ lock: 5, tresses: 5, laid: 1 },
      }),
    ),
    body,
    ring,
    skin,
    cloth,
    garments: parts,
    tresses,
  }
}
