import { filter } from '../../filter.ts'
import { tinted } from '../../kernels/points.ts'
import { plain, ratio } from '../../param.ts'

const half = { min: -0.5, max: 0.5 }

/** One colour laid over a picture through a plane: a pen, a screen of dots, a frame. */
export const inkOver = filter({
  id: 'ink-over',
  doc: 'Lays one colour over a picture where a plane says so.',
  params: {
    L: ratio(0.1, 'Lightness of the ink.'),
    a: plain(0, half, 'Its green to red.'),
    b: plain(0, half, 'Its blue to yellow.'),
    opacity: ratio(1, 'How much it covers.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { where: 'plane' },
  reach: 'point',
  cost: 8,
  run: ({ m }, src, { L, a, b, opacity }, { where }) => tinted(m, src, [L, a, b], where, opacity),
})
