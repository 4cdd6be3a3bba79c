import { drawMouth } from '../../brushwork/face/mouth.ts'
import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'
import { drawFaces, inFaces } from './drawing.ts'

/** Lips are as red beside the skin as they are in the photo: bare lips stay bare, whoever they belong to. */
export const drawnMouth = filter({
  id: 'drawn-mouth',
  doc: 'Draws lips in their own colour, the line between them, and teeth where a mouth shows them.',
  params: {
    L: ratio(0.64, 'Lightness of painted lips.'),
    a: plain(0.14, { min: -0.3, max: 0.3 }, 'Their green to red.'),
    b: plain(0.05, { min: -0.3, max: 0.3 }, 'Their blue to yellow.'),
    inkL: ratio(0.2, 'Lightness of the ink.'),
    inkA: plain(0.02, { min: -0.3, max: 0.3 }, 'Its green to red.'),
    inkB: plain(0.005, { min: -0.3, max: 0.3 }, 'Its blue to yellow.'),
    painted: ratio(0.5, 'How far lips that are painted in the photo take that colour.'),
    breath: ratio(0, 'How far bare lips take a breath of its hue.'),
    lips: ratio(0.85, 'How clearly lips stand out.'),
    inked: ratio(0.2, 'How far the line is ink rather than dark lip.'),
    line: plain(0.007, { min: 0, max: 0.03 }, 'Half-width of the line, in widths of the face.'),
    gleam: ratio(0.5, 'The light on the lower lip.'),
  },
  ...inFaces,
  cost: 4,
  run: (tools, seen, { L, a, b, inkL, inkA, inkB, ...look }, maps) =>
    drawFaces(tools, seen, maps, (out, reading, skin) =>
      drawMouth(out, reading, skin, { ...look, paint: [L, a, b], ink: [inkL, inkA, inkB] }),
    ),
})
