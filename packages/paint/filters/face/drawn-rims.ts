import { drawRims } from '../../brushwork/face/rims.ts'
import { filter } from '../../filter.ts'
import { ratio } from '../../param.ts'
import { drawFaces, inFaces, inkParams } from './drawing.ts'

export const drawnRims = filter({
  id: 'drawn-rims',
  doc: 'Draws the rims of glasses where the photo has them, which would else be smoothed away.',
  params: {
    ...inkParams,
    inked: ratio(0, 'How far rims are ink rather than of their own colour.'),
  },
  ...inFaces,
  cost: 3,
  run: (tools, seen, { L, a, b, inked }, maps) =>
    drawFaces(tools, seen, maps, (out, reading, skin) =>
      drawRims(out, reading, skin, { ink: [L, a, b], inked }),
    ),
})
