import { filter } from '../../filter.ts'
import { watercolour } from '../../kernels/watercolour.ts'
import { plain } from '../../param.ts'

/** Washes, pencil and paper become one sheet: what one sees is paper through paint. */
export const layWashes = filter({
  id: 'lay-washes',
  doc: 'Lays transparent washes and a pencil drawing on grained paper.',
  source: 'Bousseau, Kaplan, Thollot, Sillion 2006, doi:10.1145/1124728.1124751',
  params: {
    grain: plain(1, { min: 0, max: 2 }, 'How rough the paper is.'),
    graphite: plain(0.9, { min: 0, max: 2 }, 'How dark the pencil is.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { surface: 'picture', paper: 'plane' },
  maybe: { pencil: 'plane' },
  zone: 'sheet',
  reach: () => 1,
  cost: 70,
  run: ({ m, frame }, src, { grain, graphite }, { surface, paper, pencil }) =>
    watercolour(m, src, { surface, paper, pencil, u: frame.u, grain, graphite }),
})
