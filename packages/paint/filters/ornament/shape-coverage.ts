import { filter } from '../../filter.ts'
import { coverShapes } from '../../kernels/shapes.ts'

/** Outlines as a plane: to be laid as ink or gold, to glow, or to keep something else away. */
export const shapeCoverage = filter({
  id: 'shape-coverage',
  doc: 'Says how much of each place outlines cover.',
  params: {},
  from: 'shapes',
  gives: 'plane',
  maybe: { within: 'plane' },
  reach: 'point',
  cost: 10,
  run: ({ m, frame }, shapes, _values, { within }) =>
    coverShapes(m, shapes, frame, { width: frame.width, rows: frame.rows, within }),
})
