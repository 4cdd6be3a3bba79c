import { labOf } from '../../colour.ts'
import type { Node } from '../../filter.ts'
import { clearFace } from '../../filters/face/clear-face.ts'
import { drawnBlush } from '../../filters/face/drawn-blush.ts'
import { drawnBrows } from '../../filters/face/drawn-brows.ts'
import { drawnEyes } from '../../filters/face/drawn-eyes.ts'
import { drawnFolds } from '../../filters/face/drawn-folds.ts'
import { drawnMouth } from '../../filters/face/drawn-mouth.ts'
import { drawnNose } from '../../filters/face/drawn-nose.ts'
import { drawnRims } from '../../filters/face/drawn-rims.ts'
import { fillShapes } from '../../filters/ornament/fill-shapes.ts'
import { overShapes } from '../../filters/ornament/over-shapes.ts'
import type { Ingredients } from '../../style.ts'

type Numbers<F extends (...args: never[]) => unknown> = Partial<
  Omit<NonNullable<Parameters<F>[0]>, 'photo' | 'base' | 'L' | 'a' | 'b' | 'inkL' | 'inkA' | 'inkB'>
>
/** How a style draws faces. What is left out is drawn as most of them do. */
export interface FaceLook {
  /** Ink of lids, lashes and lines. */
  readonly ink: string
  readonly lip: string
  readonly blush: string
  readonly blushed: number
  /** How far the shade around the eyes goes with the photo's eyes. */
  readonly sockets?: number
  readonly eyes?: Numbers<typeof drawnEyes>
  readonly brows?: Numbers<typeof drawnBrows>
  readonly nose?: Numbers<typeof drawnNose>
  /** Lines of age and laughter, where they are. */
  readonly folds?: Numbers<typeof drawnFolds>
  readonly rims?: Numbers<typeof drawnRims>
  readonly mouth?: Numbers<typeof drawnMouth>
}

/**
 * Faces drawn anew. `under` clears a picture of the study of the features that are drawn (best before it is made
 * flat); `shapes` are laid over the finished picture on the sheet, for which `over` is a step.
 *
 * @param from the ingredients the style draws from: reshaped, if it reshapes
 * @param base the finished colours in the study, whose skin the drawing has to suit; left out, the photo
 */
export function drawnFace(
  { photo, seen }: Pick<Ingredients, 'photo' | 'seen'>,
  { ink, lip, blush, blushed, sockets = 0.5, eyes, brows, nose, folds, rims, mouth }: FaceLook,
  base?: Node<'picture'>,
) {
  const maps = { photo, ...(base ? { base } : {}) }
  const dark = labOf(ink)
  const shapes = seen
    .pipe(drawnBlush({ ...labOf(blush), amount: blushed, ...maps }))
    .pipe(overShapes({ more: seen.pipe(drawnFolds({ ...dark, ...folds, ...maps })) }))
    .pipe(overShapes({ more: seen.pipe(drawnNose({ ...dark, ...nose, ...maps })) }))
    .pipe(
      overShapes({
        more: seen.pipe(
          drawnMouth({ ...labOf(lip), inkL: dark.L, inkA: dark.a, inkB: dark.b, ...mouth, ...maps }),
        ),
      }),
    )
    .pipe(overShapes({ more: seen.pipe(drawnBrows({ ...dark, ...brows, ...maps })) }))
    .pipe(overShapes({ more: seen.pipe(drawnEyes({ ...dark, ...eyes, ...maps })) }))
    .pipe(overShapes({ more: seen.pipe(drawnRims({ ...dark, ...rims, ...maps })) }))
  return { under: clearFace({ photo, seen, sockets }), shapes, over: fillShapes({ shapes }) }
}
