import { drawNose } from '../../brushwork/face/nose.ts'
import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'
import { drawFaces, inFaces, inkParams } from './drawing.ts'

export const drawnNose = filter({
  id: 'drawn-nose',
  doc: 'Draws a nose with two short strokes and a hint of its side.',
  params: {
    ...inkParams,
    inked: ratio(0.2, 'How far the lines are ink rather than dark skin.'),
    line: plain(0.0056, { min: 0, max: 0.03 }, 'Half-width of a line, in widths of the face.'),
    nostrils: ratio(0.8, 'The two strokes of the nostrils.'),
    side: ratio(0.35, 'The stroke of the side that is turned away.'),
    soft: plain(0, { min: 0, max: 0.05 }, 'Width of the soft edge of a line, in widths of the face.'),
  },
  ...inFaces,
  cost: 4,
  run: (tools, seen, { L, a, b, ...look }, maps) =>
    drawFaces(tools, seen, maps, (out, reading, skin) =>
      drawNose(out, reading, skin, { ...look, ink: [L, a, b] }),
    ),
})
