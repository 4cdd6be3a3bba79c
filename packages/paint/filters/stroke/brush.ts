import { filter } from '../../filter.ts'
import { brush as lay } from '../../kernels/brush.ts'

/** Lays strokes over a picture at full size; the spare lane then holds how thick the paint lies, 0 bare to about 2. */
export const brush = filter({
  id: 'brush',
  doc: 'Lays brush strokes, hair by hair.',
  source:
    'Ribbons after Hertzmann 1998, doi:10.1145/280814.280951; relief after Hertzmann 2002, doi:10.1145/508530.508546',
  params: {},
  from: 'picture',
  gives: 'picture',
  with: { strokes: 'strokes' },
  zone: 'sheet',
  reach: 'point',
  cost: 120,
  run: ({ m, frame }, src, _, { strokes }) => {
    const out = m.copy(src)
    lay(m, out, strokes, frame)
    return out
  },
})
