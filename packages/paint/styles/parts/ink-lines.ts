import type { Node } from '../../filter.ts'
import { contourStrokes } from '../../filters/line/contour-strokes.ts'
import { drawnLines } from '../../filters/line/drawn-lines.ts'
import { fineInk } from '../../filters/line/fine-ink.ts'
import { hairStrokes } from '../../filters/line/hair-strokes.ts'
import { leafDabs } from '../../filters/line/leaf-dabs.ts'
import { firm } from '../../filters/map/firm.ts'
import { grow } from '../../filters/map/grow.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { masses } from '../../filters/map/masses.ts'
import { add } from '../../filters/mix/add.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { gaussian } from '../../filters/smooth/gaussian.ts'
import { calligraphy } from '../../filters/stroke/calligraphy.ts'
import { inkStrokes } from '../../filters/stroke/ink-strokes.ts'
import { join } from '../../filters/stroke/join.ts'
import { inkDensity } from '../../filters/tone/ink-density.ts'
import type { Ingredients } from '../../style.ts'
import type { InkGround } from './ink-ground.ts'

/**
 * What the pointed and the broad brush draw over the washes: contours, pressed and dry; locks of hair; leaves by the
 * dab where a line would be a scribble; the outline of people, and of the land against the sky.
 */
export function inkLines(
  { person, sky, original, photo }: Ingredients,
  { smooth, keep, face, head, flesh, broad, paper, ways, room, leafy, petals, lacquer, script }: InkGround,
  { dark, mass }: { readonly dark: Node<'plane'>; readonly mass: Node<'plane'> },
) {
  // what is all but black has a camera's noise for contours
  const black = smooth.pipe(inkDensity(), firm({ low: 0.88, high: 0.96 }))
  const faceless = face.pipe(strongest({ other: flesh, share: 0.7 }), holdBack({ by: 0.7 }))
  const plain = keep.pipe(both({ map: faceless }), both({ map: black, other: 'not' }))
  const weight = plain.pipe(
    both({ map: script.pipe(holdBack({ by: 0.95 })) }),
    both({ map: lacquer.pipe(holdBack({ by: 0.85 })) }),
    both({ map: leafy.pipe(holdBack({ by: 0.85 })) }),
  )
  const fine = smooth
    .pipe(
      drawnLines({
        sigma: 1.2,
        width: 1.5,
        high: 0.017,
        low: 0.006,
        shortest: 18,
        again: 0,
        flow: ways,
        weight,
      }),
    )
    .pipe(calligraphy({ dry: 0.6, press: faceless }))
  const bold = smooth
    .pipe(
      drawnLines({
        sigma: 3.2,
        width: 4,
        high: 0.022,
        low: 0.009,
        shortest: 90,
        again: 0,
        flow: broad,
        // black cloth is one wash: a few folds, no rings around buttons
        weight: weight.pipe(
          both({ map: flesh.pipe(strongest({ other: mass, share: 0.8 }), holdBack({ by: 0.8 })) }),
        ),
      }),
    )
    .pipe(calligraphy({ dry: 0.95, opacity: 0.75 }))
  const locks = head.pipe(hairStrokes({ flow: broad, dark: dark.pipe(both({ map: dark })), opacity: 0.65 }))
  const leaves = leafy.pipe(
    both({ map: keep }),
    both({ map: petals, other: 'not' }),
    leafDabs({ dark, opacity: 0.65 }),
  )
  const figures = person.pipe(contourStrokes({ width: 1.2, dry: 0.6 }))
  const land = sky.pipe(both({ map: room, other: 'not' }), masses({ size: 7, from: 0.3, to: 0.7 }))
  const skyline = land.pipe(
    contourStrokes({
      width: 1.3,
      smooth: 8,
      shortest: 260,
      dry: 0.7,
      gap: 40,
      opacity: 0.6,
      press: leafy.pipe(grow({ by: 14 }), holdBack({ by: 1 })),
    }),
  )
  const drawing = leaves
    .pipe(join({ over: skyline }), join({ over: bold }), join({ over: locks }))
    .pipe(join({ over: figures }), join({ over: fine }), inkStrokes({ paper }))
  const words = original.pipe(
    fineInk({ base: photo.pipe(gaussian({ sigma: 9 })), where: script, least: 0.1 }),
  )
  return (washes: Node<'plane'>): Node<'plane'> =>
    washes.pipe(add({ more: drawing, amount: 1.2 }), add({ more: words, amount: 2.2 }))
}
