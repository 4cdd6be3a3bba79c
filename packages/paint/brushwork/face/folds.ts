import type { FaceReading } from '../../guidance/reading/face.ts'
import type { Fold, FoldKind } from '../../guidance/reading/folds.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import type { Outlines } from '../outlines.ts'
import { tapered } from './tapered.ts'

export interface FoldLook {
  readonly ink: Lab3
  /** How far the lines are ink rather than dark skin. */
  readonly inked: number
  /** Half-width of a line by the face's width. */
  readonly line: number
  /** How deep a fold must be to be drawn at full strength: less is drawn weaker. */
  readonly amount: number
  /** The shade that lies along a deep fold. */
  readonly shade: number
  /** Width of the soft edge of a line by the face's width. */
  readonly soft: number
}

/** How heavy each is drawn beside the others: a face is told by few lines. */
const weights: Readonly<Record<FoldKind, number>> = {
  smile: 1,
  corner: 0.7,
  'under-eye': 0.7,
  crow: 0.55,
  frown: 0.6,
  forehead: 0.6,
}
/** A line begins where a fold is as deep as this. */
const begins = 0.1

/** The lines of a face, as deep as they are in the photo: by few strokes that swell and run out, nothing on smooth skin. */
export function drawFolds(out: Outlines, reading: FaceReading, skin: Lab3, look: FoldLook): void {
  const { drawn, detail, folds, face } = reading
  const strength = drawn * detail * look.amount
  if (strength < 0.02) return
  const size = face.box.width
  const dark: Lab3 = [0.7 * skin[0], skin[1] + 0.03, skin[2] + 0.004]
  const colour = dark.map((v, l) => v + look.inked * (look.ink[l] - v)) as Lab3
  const shadow: Lab3 = [0.86 * skin[0], skin[1] + 0.018, skin[2] + 0.002]
  for (const fold of folds) {
    const heavy = weights[fold.kind] * strength
    for (const [from, to] of runs(fold)) {
      const path: number[] = []
      for (let i = from; i <= to; i++) path.push(fold.x[i], fold.y[i])
      const at = (t: number) => fold.depth[Math.round(from + t * (to - from))]
      const end = (t: number) => Math.min(1, 5 * t + 0.12, 3.2 * (1 - t) + 0.06)
      if (look.shade > 0.02)
        out.add(
          tapered(path, (t) => 0.02 * size * end(t) * Math.min(1, at(t) + 0.2)),
          { colour: shadow, opacity: 0.8 * look.shade * heavy * fold.deep, soft: 0.022 * size },
        )
      out.add(
        tapered(path, (t) => look.line * size * end(t) * (0.55 + 0.7 * at(t))),
        { colour, opacity: Math.min(1, heavy * (0.5 + 0.6 * fold.deep)), soft: look.soft * size },
      )
    }
  }
}

/** The stretches of a fold that can be seen, from point to point; short ones are left out. */
function runs({ depth }: Fold): [from: number, to: number][] {
  const out: [number, number][] = []
  let from = -1
  for (let i = 0; i <= depth.length; i++)
    if (i < depth.length && depth[i] > begins) {
      if (from < 0) from = i
    } else if (from >= 0) {
      if (i - from >= 0.3 * depth.length) out.push([from, i - 1])
      from = -1
    }
  return out
}
