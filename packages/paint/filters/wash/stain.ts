import { filter } from '../../filter.ts'
import { stain as lay } from '../../kernels/glaze.ts'
import { plain, ratio } from '../../param.ts'

const half = { min: -0.5, max: 0.5 }

/** Transparent paint of one colour: what lies below shows through and darkens, as under a wash. */
export const stain = filter({
  id: 'stain',
  doc: 'Lays a transparent wash of one colour where a plane says so.',
  source: 'Beer-Lambert',
  params: {
    L: ratio(0.6, 'Lightness of a full coat over white.'),
    a: plain(0, half, 'Its green to red.'),
    b: plain(0, half, 'Its blue to yellow.'),
    depth: plain(1, { min: 0, max: 4 }, 'Factor of how thick it lies.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { where: 'plane' },
  reach: 'point',
  cost: 20,
  run: ({ m }, src, { L, a, b, depth }, { where }) => lay(m, src, where, { L, a, b }, depth),
})
