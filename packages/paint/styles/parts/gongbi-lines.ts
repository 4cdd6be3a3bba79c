import type { Node } from '../../filter.ts'
import { contourStrokes } from '../../filters/line/contour-strokes.ts'
import { drawnLines } from '../../filters/line/drawn-lines.ts'
import { faceStrokes } from '../../filters/line/face-strokes.ts'
import { hairStrokes } from '../../filters/line/hair-strokes.ts'
import { ironWire } from '../../filters/line/iron-wire.ts'
import { together } from '../../filters/line/together.ts'
import { firm } from '../../filters/map/firm.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { both } from '../../filters/mix/both.ts'
import { inkDensity } from '../../filters/tone/ink-density.ts'
import type { Ingredients } from '../../style.ts'
import type { gongbiPaint } from './gongbi-paint.ts'

/** The outline drawing under the colours: contours, faces, figures, and hair in locks of fine strands. */
export function gongbiLines(
  { photo, seen, person, skin, hair, subject }: Ingredients,
  { painted, ways, keep, face, line }: ReturnType<typeof gongbiPaint> & { ways: Node<'flow'>; line: number },
): Node<'plane'> {
  // from the painting, not the photo: what its washes swallowed has no outline
  const contours = painted.pipe(
    drawnLines({
      width: 0.7 * line,
      high: 0.0105,
      low: 0.0038,
      taper: 0.3,
      again: 0,
      flow: ways,
      weight: face.pipe(holdBack({ by: 0.9 }), both({ map: keep })),
    }),
  )
  // fur and feathers, hair by hair, where the picture is about an animal or a thing
  const fur = photo.pipe(
    drawnLines({
      sigma: 0.7,
      width: 0.36 * line,
      high: 0.008,
      low: 0.003,
      shortest: 9,
      taper: 0.5,
      again: 0,
      flow: ways,
      weight: subject.pipe(both({ map: person, other: 'not' }), firm({ low: 0.4, high: 0.7 })),
    }),
  )
  const figures = person.pipe(
    contourStrokes({ width: 0.9 * line, dry: 0, gap: 4, shade: 0.25, opacity: 0.85 }),
  )
  const locks = hair.pipe(
    both({ map: skin, other: 'not' }),
    both({ map: face, other: 'not' }),
    hairStrokes({
      width: 0.34 * line,
      length: 130,
      apart: 8,
      spread: 4.5,
      strands: 6,
      opacity: 0.8,
      dry: 0,
      flow: ways,
      dark: photo.pipe(inkDensity()),
    }),
  )
  const faces = seen.pipe(faceStrokes({ weight: 0.7 * line, brows: 0.16, jaw: 0.8 }))
  return contours
    .pipe(
      together({ more: figures }),
      together({ more: faces }),
      together({ more: locks }),
      together({ more: fur }),
    )
    .pipe(ironWire())
}
