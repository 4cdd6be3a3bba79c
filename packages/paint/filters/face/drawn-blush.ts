import { drawBlush } from '../../brushwork/face/blush.ts'
import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'
import { drawFaces, inFaces } from './drawing.ts'

export const drawnBlush = filter({
  id: 'drawn-blush',
  doc: 'Breathes a little colour on cheeks.',
  params: {
    L: ratio(0.75, 'Lightness of the colour.'),
    a: plain(0.12, { min: -0.3, max: 0.3 }, 'Its green to red.'),
    b: plain(0.05, { min: -0.3, max: 0.3 }, 'Its blue to yellow.'),
    amount: ratio(0.25, 'How much.'),
  },
  ...inFaces,
  cost: 4,
  run: (tools, seen, { L, a, b, amount }, maps) =>
    drawFaces(tools, seen, maps, (out, reading, skin) => drawBlush(out, reading, [L, a, b], skin, amount)),
})
