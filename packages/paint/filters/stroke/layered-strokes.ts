import { type Layer, paint } from '../../brushwork/layers.ts'
import { motifOf } from '../../brushwork/motif.ts'
import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'

const layer = (
  radius: number,
  grid: number,
  error: number,
  again: number,
  length: number,
  [dry, body, stray]: readonly [number, number, number],
  detail = 0,
): Layer => ({ radius, grid, error, again, length, dry, body, stray, detail })

/** The largest brush covers the ground; the next are the dabs one sees; the last only draw. `manner` says where each stops. */
const layers: readonly Layer[] = [
  layer(18, 1.7, 0, 1, 5, [0.05, 0.6, 0.9]),
  layer(12, 1.6, 0.026, 0.45, 5, [0.2, 0.9, 1]),
  layer(8.2, 1.6, 0.03, 0.3, 6, [0.2, 0.9, 1]),
  layer(5.3, 1.5, 0.042, 0.08, 6, [0.2, 0.9, 1]),
  layer(3.5, 1.35, 0.06, 0, 6, [0.14, 0.8, 0.9], 0.12),
  layer(2.2, 1.3, 0.085, 0, 6, [0.06, 0.5, 0.6], 0.45),
  layer(1.15, 1.3, 0.06, 0, 7, [0, 0.25, 0.1], 1),
]

/** Strokes that together paint a picture: large brushes first, smaller ones only where form asks for them. */
export const layeredStrokes = filter({
  id: 'layered-strokes',
  doc: 'Paints the picture over with curved strokes, from a broad brush to a fine one.',
  source: 'Hertzmann 1998, Painterly Rendering with Curved Brush Strokes, doi:10.1145/280814.280951',
  params: {
    size: plain(1, { min: 0.4, max: 2.5 }, 'Scales every brush.'),
    broken: ratio(0.7, 'How far neighbouring strokes differ in hue.'),
  },
  from: 'picture',
  gives: 'strokes',
  with: { flow: 'flow' },
  maybe: { care: 'plane', manner: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 300,
  run: ({ m, frame, seed }, src, { size, broken }, { flow, care, manner }) =>
    paint(motifOf(m, src, flow, care, frame.u, manner), { layers, size, broken }, seed),
})
