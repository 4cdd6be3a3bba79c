import type { Node } from '../../filter.ts'
import { cels } from '../../filters/colour/cels.ts'
import { comicGloss } from '../../filters/colour/comic-gloss.ts'
import { gardenLight } from '../../filters/colour/garden-light.ts'
import { skinCels } from '../../filters/colour/skin-cels.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { contourStrokes } from '../../filters/line/contour-strokes.ts'
import { drawnLines } from '../../filters/line/drawn-lines.ts'
import { faceStrokes } from '../../filters/line/face-strokes.ts'
import { flow } from '../../filters/line/flow.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { blend } from '../../filters/mix/blend.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { anisotropicKuwahara } from '../../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { pen } from '../../filters/stroke/pen.ts'
import { ownSkin } from '../../filters/tone/own-skin.ts'
import { shade } from '../../filters/tone/shade.ts'
import { skinBase } from '../../filters/tone/skin-base.ts'
import type { Ingredients } from '../../style.ts'

export interface Sitting {
  readonly toned: Node<'picture'>
  readonly figure: Node<'plane'>
  readonly room: Node<'plane'>
  readonly features: Node<'plane'>
  readonly line: number
}

/** A figure as a colourist fills it, flat and clean in garden light, and the ink around it (`line` u wide). */
export function celFigure(
  { photo, seen, skin, hair, subject, detail }: Ingredients,
  { toned, figure, room, features, line }: Sitting,
): { readonly flats: Node<'picture'>; readonly ink: Node<'plane'> } {
  const lit = toned.pipe(gardenLight({ care: skin, own: subject, wander: 0 }))
  const form = lit.pipe(flow({ sigma: 3 }))
  const near = lit.pipe(domainTransform({ sigma: 3, range: 0.14 }))
  const smooth = lit.pipe(domainTransform({ sigma: 12, range: 0.26 }))
  const part = (name: 'cheeks' | 'lips' | 'eyes' | 'nose', feather: number) =>
    seen.pipe(facePart({ part: name, feather }))
  // a nose is told by its shade, not by a line
  const kept = features.pipe(strongest({ other: part('nose', 0.08), share: 0.6 }))
  const flats = smooth
    .pipe(anisotropicKuwahara({ radius: 3, flow: form }))
    .pipe(domainTransform({ sigma: 12, range: 0.3 }), blend({ other: near, where: detail, amount: 0.6 }))
    .pipe(cels({ tones: 6, soft: 0.035, amount: 0.72 }))
    .pipe(
      skinCels({
        lift: 0.07,
        warm: 1.08,
        contrast: 1.2,
        strength: 0.84,
        base: lit.pipe(skinBase({ skin })),
        shade: lit.pipe(shade()),
        skin,
      }),
    )
    .pipe(ownSkin({ photo, skin, seen, amount: 0.6, around: 40 }))
    .pipe(blend({ other: near, where: kept, amount: 0.85 }))
    .pipe(
      comicGloss({
        ...{ light: lit, hair, skin, cheeks: part('cheeks', 0.25), lips: part('lips', 0.02) },
        eyes: part('eyes', 0.03),
      }),
    )
  // in a scene a pen goes over what is painted as well, but never over a backdrop
  const weight = figure.pipe(strongest({ other: room.pipe(holdBack({ by: 1 })), share: 0.9 }))
  const contours = smooth.pipe(
    drawnLines({
      sigma: 1.1,
      width: 1.15 * line,
      high: 0.012,
      low: 0.0045,
      again: 0,
      flow: form,
      weight,
    }),
    pen(),
  )
  const outline = room.pipe(contourStrokes({ width: 1.25 * line, gap: 3, dry: 0, shade: 0.7 }), pen())
  const face = seen.pipe(faceStrokes({ weight: 1, brows: 0.25, jaw: 0.7 }), pen())
  return { flats, ink: contours.pipe(strongest({ other: outline }), strongest({ other: face })) }
}
