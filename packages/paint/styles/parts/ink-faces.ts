import type { Node } from '../../filter.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { faceStrokes } from '../../filters/line/face-strokes.ts'
import { fineInk } from '../../filters/line/fine-ink.ts'
import { add } from '../../filters/mix/add.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { gaussian } from '../../filters/smooth/gaussian.ts'
import { inkStrokes } from '../../filters/stroke/ink-strokes.ts'
import { eyeRange } from '../../filters/tone/eye-range.ts'
import { inkEyes } from '../../filters/wash/ink-eyes.ts'
import type { Ingredients } from '../../style.ts'

/** What makes a face a likeness, at full size: lashes and brows, eyes with their whites, teeth, and a few thin lines. */
export function inkFaces({ photo, original, seen }: Ingredients, paper: Node<'plane'>) {
  const base = photo.pipe(gaussian({ sigma: 5 }))
  const drawn = seen.pipe(
    facePart({ part: 'features', feather: 0.05, grow: 0.03 }),
    strongest({ other: seen.pipe(facePart({ part: 'nose', feather: 0.03 })) }),
  )
  const detail = original.pipe(fineInk({ base, where: drawn, least: 0.025 }))
  const mouth = seen.pipe(facePart({ part: 'mouth', feather: 0.012 }))
  const open = seen.pipe(facePart({ part: 'eyes', feather: 0.012, grow: 0.01 }), strongest({ other: mouth }))
  const features = seen.pipe(faceStrokes(), inkStrokes({ paper, grain: 0.2 }))
  return (ink: Node<'plane'>): Node<'plane'> =>
    ink
      .pipe(add({ more: detail, amount: 2.4 }))
      .pipe(inkEyes({ original, eyes: open, range: photo.pipe(eyeRange({ seen })) }))
      .pipe(add({ more: features, amount: 1.1 }))
}
