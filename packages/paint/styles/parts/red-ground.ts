import { labOf } from '../../colour.ts'
import type { Node } from '../../filter.ts'
import { crimsonSky } from '../../filters/backdrop/crimson-sky.ts'
import { lacquerWall } from '../../filters/backdrop/lacquer-wall.ts'
import { brocade } from '../../filters/colour/brocade.ts'
import { lacquerPalette } from '../../filters/colour/lacquer-palette.ts'
import { redSilk } from '../../filters/colour/red-silk.ts'
import { depth } from '../../filters/guide/depth.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { garment } from '../../filters/guide/garment.ts'
import { longHair } from '../../filters/guide/long-hair.ts'
import { sitters } from '../../filters/guide/sitters.ts'
import { drawnLines } from '../../filters/line/drawn-lines.ts'
import { flow } from '../../filters/line/flow.ts'
import { firm } from '../../filters/map/firm.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { blend } from '../../filters/mix/blend.ts'
import { both } from '../../filters/mix/both.ts'
import { inkOver } from '../../filters/mix/ink-over.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { goldLines } from '../../filters/ornament/gold-lines.ts'
import { lattice } from '../../filters/ornament/lattice.ts'
import { anisotropicKuwahara } from '../../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { inkDensity } from '../../filters/tone/ink-density.ts'
import type { Ingredients } from '../../style.ts'
import { redFaces } from './red-faces.ts'

type Plane = Node<'plane'>

/** What of people keeps its own look: skin, hair, faces. */
export const bare = ({ seen, skin, hair }: Ingredients): Plane =>
  skin.pipe(
    strongest({ other: hair }),
    strongest({ other: seen.pipe(facePart({ part: 'oval', grow: 0.08 })) }),
  )

/** The photo painted in lacquer: people in silk, scenes in cinnabar, jade and ink, contours in gold. */
export function painted(from: Ingredients, cloud: Plane, values: { brocade: number; mist: number }) {
  const { photo, original, seen, person, skin, hair, sky, foliage, subject } = from
  const ways = photo.pipe(flow({ sigma: 2.2 }))
  const locks = hair.pipe(longHair({ photo, seen, person, skin }))
  const faces = seen.pipe(facePart({ part: 'oval', grow: -0.06 }))
  const cloth = person
    .pipe(garment({ photo, seen, skin, hair: locks }), sitters({ seen }))
    .pipe(both({ map: faces, other: 'not' }))
  const own = person.pipe(strongest({ other: subject }), sitters({ seen, least: 0.42 }))
  const smooth = photo.pipe(anisotropicKuwahara({ radius: 3.2, flow: ways }))
  const broad = photo.pipe(domainTransform({ sigma: 26, range: 0.6 }))
  // in black cloth a line is a camera's noise
  const black = broad.pipe(inkDensity(), firm({ low: 0.86, high: 0.95 }))
  const strokes = smooth.pipe(
    drawnLines({
      width: 0.75,
      again: 0.1,
      flow: ways,
      weight: bare(from).pipe(strongest({ other: black }), holdBack({ by: 1 })),
    }),
  )
  // skin is painted, and stays so at full size: of the photo it takes lids, eyes and mouth, and all of the hair
  const fine = person.pipe(
    both({ map: cloth, other: 'not' }),
    both({ map: skin.pipe(both({ map: hair, other: 'not' })), other: 'not' }),
    strongest({ other: seen.pipe(facePart({ part: 'eyes', feather: 0.03, grow: 0.02 })), share: 0.6 }),
  )
  return redFaces(smooth, from)
    .pipe(redSilk({ garment: cloth, broad }))
    .pipe(blend({ other: original, where: fine }))
    .pipe(brocade({ garment: cloth, broad, drift: cloud, seen, woven: values.brocade }))
    .pipe(
      lacquerPalette({
        far: photo.pipe(depth({ sky, subject })),
        foliage,
        drift: cloud,
        keep: own,
        mist: values.mist,
      }),
    )
    .pipe(
      goldLines({ strokes, amount: 0.45 }),
      blend({ other: photo.pipe(crimsonSky({ sky, cloud })), where: sky }),
    )
}

/** The lacquer wall behind a portrait, with its lattice. */
export const wall = ({ seen }: Ingredients, cloud: Plane): Node<'picture'> =>
  seen
    .pipe(lacquerWall({ cloud }))
    .pipe(inkOver({ where: lattice({ drift: cloud }), opacity: 0.3, ...labOf('#d99a3f') }))
