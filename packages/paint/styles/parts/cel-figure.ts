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
import { blend } from '../../filters/mix/blend.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { anisotropicKuwahara } from '../../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { pen } from '../../filters/stroke/pen.ts'
import { shade } from '../../filters/tone/shade.ts'
import { skinBase } from '../../filters/tone/skin-base.ts'
import { tone } from '../../filters/tone/tone.ts'
import type { Ingredients } from '../../style.ts'

export interface Sitting {
  readonly figure: Node<'plane'>
  readonly room: Node<'plane'>
  readonly features: Node<'plane'>
  readonly line: number
}

/** A figure as a colourist fills it, flat and clean in garden light, and the ink around it (`line` u wide). */
export function celFigure(
  { photo, seen, skin, hair, subject, detail }: Ingredients,
  { figure, room, features, line }: Sitting,
): { readonly flats: Node<'picture'>; readonly ink: Node<'plane'> } {
  const lit = photo.pipe(
    tone({ radius: 40, light: 0.9, detail: 1.32, middle: 0.52 }),
    gardenLight({ care: skin, own: subject, wander: 0 }),
  )
  const form = lit.pipe(flow({ sigma: 3 }))
  const near = lit.pipe(domainTransform({ sigma: 3, range: 0.14 }))
  const smooth = lit.pipe(domainTransform({ sigma: 12, range: 0.26 }))
  const part = (name: 'cheeks' | 'lips' | 'eyes', feather: number) =>
    seen.pipe(facePart({ part: name, feather }))
  const flats = smooth
    .pipe(anisotropicKuwahara({ radius: 4.5, flow: form }))
    .pipe(domainTransform({ sigma: 12, range: 0.3 }), blend({ other: near, where: detail, amount: 0.6 }))
    .pipe(cels({ tones: 6, soft: 0.035, amount: 0.72 }))
    .pipe(
      skinCels({ lift: 0.1, warm: 1.02, base: lit.pipe(skinBase({ skin })), shade: lit.pipe(shade()), skin }),
    )
    .pipe(blend({ other: near, where: features, amount: 0.85 }))
    .pipe(
      comicGloss({
        ...{ light: lit, hair, skin, cheeks: part('cheeks', 0.25), lips: part('lips', 0.02) },
        eyes: part('eyes', 0.03),
      }),
    )
  const contours = smooth.pipe(
    drawnLines({
      sigma: 1.1,
      width: 1.15 * line,
      high: 0.012,
      low: 0.0045,
      again: 0,
      flow: form,
      weight: figure,
    }),
    pen(),
  )
  const outline = room.pipe(contourStrokes({ width: 1.25 * line, gap: 3, dry: 0, shade: 0.7 }), pen())
  const face = seen.pipe(faceStrokes({ weight: 0.9, brows: 0.25, jaw: 0.7 }), pen())
  return { flats, ink: contours.pipe(strongest({ other: outline }), strongest({ other: face })) }
}
