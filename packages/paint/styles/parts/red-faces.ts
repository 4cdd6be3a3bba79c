import { labOf } from '../../colour.ts'
import type { Node } from '../../filter.ts'
import { skinCels } from '../../filters/colour/skin-cels.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { faceStrokes } from '../../filters/line/face-strokes.ts'
import { both } from '../../filters/mix/both.ts'
import { inkOver } from '../../filters/mix/ink-over.ts'
import { pen } from '../../filters/stroke/pen.ts'
import { clearEyes } from '../../filters/tone/clear-eyes.ts'
import { eyeRange } from '../../filters/tone/eye-range.ts'
import { ownSkin } from '../../filters/tone/own-skin.ts'
import { porcelain } from '../../filters/tone/porcelain.ts'
import { shade } from '../../filters/tone/shade.ts'
import { skinBase } from '../../filters/tone/skin-base.ts'
import type { Ingredients } from '../../style.ts'

/** Burnt lacquer: what lids, brows and the line of a mouth are drawn in. */
const burnt = labOf('#32100c')

/** Faces as on a painted fan: a few warm washes of the sitter's own skin, a touch of rouge, red lips, clear eyes. */
export function redFaces(
  picture: Node<'picture'>,
  { photo, seen, skin, hair }: Ingredients,
): Node<'picture'> {
  const part = (name: 'features' | 'lips' | 'cheeks' | 'eyes', feather: number) =>
    seen.pipe(facePart({ part: name, feather }))
  const washes = {
    ...{ features: part('features', 0.03), lips: part('lips', 0.02), cheeks: part('cheeks', 0.25) },
    ...{ pale: 0.1, form: 0.8, rouge: 0.45, cinnabar: 0.5 },
  }
  // white hair is easily taken for skin, and is none
  const flesh = skin.pipe(both({ map: hair, other: 'not' }))
  const painted = picture.pipe(porcelain({ photo, skin: flesh, ...washes }))
  const cels = { lift: 0.04, warm: 1.25, strength: 0.6, base: painted.pipe(skinBase({ skin: flesh })) }
  return painted
    .pipe(
      skinCels({ ...cels, shade: photo.pipe(shade({ size: 11 })), skin: flesh }),
      ownSkin({ photo, skin: flesh, seen, amount: 0.8, hue: 0.25, around: 40 }),
    )
    .pipe(clearEyes({ photo, eyes: part('eyes', 0.02), range: photo.pipe(eyeRange({ seen })), amount: 0.5 }))
}

/** The lines of a face, over what is painted. */
export const redFaceLines = (picture: Node<'picture'>, { seen }: Ingredients): Node<'picture'> => {
  const lines = { weight: 0.9, lids: 0.9, brows: 0.5, nose: 0.6, mouth: 0.7, jaw: 0.35 }
  return picture.pipe(inkOver({ ...burnt, where: seen.pipe(faceStrokes(lines), pen()), opacity: 0.7 }))
}
