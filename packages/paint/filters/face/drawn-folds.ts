import { drawFolds } from '../../brushwork/face/folds.ts'
import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'
import { drawFaces, inFaces, inkParams } from './drawing.ts'

/** Folds are as deep as they are in the photo: who has none gets none, and nobody gets younger. */
export const drawnFolds = filter({
  id: 'drawn-folds',
  doc: 'Draws the lines that age and laughter have left in a face, as far as the photo shows them.',
  params: {
    ...inkParams,
    inked: ratio(0.2, 'How far the lines are ink rather than dark skin.'),
    line: plain(0.0054, { min: 0, max: 0.03 }, 'Half-width of a line, in widths of the face.'),
    amount: ratio(0.85, 'How strong they are.'),
    shade: ratio(0.5, 'The shade along deep ones.'),
    soft: plain(0, { min: 0, max: 0.05 }, 'Width of the soft edge of a line, in widths of the face.'),
  },
  ...inFaces,
  cost: 4,
  run: (tools, seen, { L, a, b, ...look }, maps) =>
    drawFaces(tools, seen, maps, (out, reading, skin) =>
      drawFolds(out, reading, skin, { ...look, ink: [L, a, b] }),
    ),
})
