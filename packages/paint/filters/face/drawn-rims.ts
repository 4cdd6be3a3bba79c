import { drawRims } from '../../brushwork/face/rims.ts'
import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'
import { drawFaces } from './drawing.ts'

export const drawnRims = filter({
  id: 'drawn-rims',
  doc: 'Draws the rims of glasses where the photo has them, which would else be smoothed away.',
  params: {
    L: ratio(0.2, 'Lightness of the ink.'),
    a: plain(0.02, { min: -0.3, max: 0.3 }, 'Its green to red.'),
    b: plain(0.005, { min: -0.3, max: 0.3 }, 'Its blue to yellow.'),
    inked: ratio(0, 'How far rims are ink rather than of their own colour.'),
  },
  from: 'seen',
  gives: 'shapes',
  with: { photo: 'picture' },
  maybe: { base: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 3,
  run: (tools, seen, { L, a, b, inked }, maps) =>
    drawFaces(tools, seen, maps, (out, reading, skin) =>
      drawRims(out, reading, skin, { ink: [L, a, b], inked }),
    ),
})
