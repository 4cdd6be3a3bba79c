import { drawBrows } from '../../brushwork/face/brows.ts'
import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'
import { drawFaces, inFaces, inkParams } from './drawing.ts'

/** Brows where the photo has them, in its colour; one under a fringe is left alone. */
export const drawnBrows = filter({
  id: 'drawn-brows',
  doc: 'Draws each brow as one tapered stroke along the one in the photo.',
  params: {
    ...inkParams,
    inked: ratio(0.3, "How far they are drawn in ink rather than the brow's own colour."),
    thick: plain(1.05, { min: 0, max: 2 }, 'How thick, beside the photo.'),
    opacity: ratio(0.88, 'How much they cover.'),
    hairs: ratio(0.5, 'Single hairs in them.'),
    rise: plain(0.018, { min: -0.05, max: 0.08 }, 'How far they are raised, in widths of the face.'),
    soft: plain(0.012, { min: 0, max: 0.05 }, 'Width of the soft edge, in widths of the face.'),
  },
  ...inFaces,
  cost: 4,
  run: (tools, seen, { L, a, b, ...look }, maps) =>
    drawFaces(tools, seen, maps, (out, reading, skin) =>
      drawBrows(out, reading, skin, { ...look, ink: [L, a, b] }),
    ),
})
