import { filter } from '../../filter.ts'
import { drawLines } from '../../kernels/line.ts'

/** A pen's line is whole and as crisp as the sheet; where two cross, they are one. */
export const pen = filter({
  id: 'pen',
  doc: 'Draws strokes with a pen: solid, crisp, as wide as they say.',
  params: {},
  from: 'strokes',
  gives: 'plane',
  zone: 'sheet',
  reach: 'point',
  cost: 15,
  run: ({ m, frame }, strokes) => drawLines(m, strokes, frame, frame.width, frame.rows),
})
