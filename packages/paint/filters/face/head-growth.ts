import { filter } from '../../filter.ts'
import { growthAt } from '../../guidance/reading/head-growth.ts'
import { enlarge } from '../../kernels/exchange.ts'
import { choice } from '../../param.ts'
import { growthParams, growths } from './growth-params.ts'

/** Pixels a cell of the field: it is as smooth as a head is large. */
const cell = 8

/** Where each place of a picture with grown heads is taken from, along one axis: 0.5 stays, 0 and 1 are `most` away. */
export const headGrowth = filter({
  id: 'head-growth',
  doc: 'Works out how heads grow beside their bodies, as on a toy, as a field of displacement.',
  params: {
    ...growthParams,
    along: choice(
      ['x', 'y', 'inside'],
      'x',
      'Which way; or 1 where it is taken from within the sides of the picture.',
    ),
  },
  from: 'seen',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 8,
  run: ({ m, frame }, seen, { head, body, most, along }) => {
    const { width, height, u } = frame
    const by = growths(seen, { head, body }, frame)
    const small = m.plane(Math.ceil(width / cell), Math.ceil(height / cell))
    const [sx, sy] = [width / small.width / u, height / small.height / u]
    const lane = along === 'x' ? 0 : 1
    const shift: [number, number] = [0, 0]
    const half = u / (2 * most)
    for (let j = 0, i = 0; j < small.height; j++)
      for (let k = 0; k < small.width; k++, i++) {
        growthAt(by, (k + 0.5) * sx, (j + 0.5) * sy, shift)
        const from = (k + 0.5) * sx + shift[0]
        small.data[i] =
          along === 'inside'
            ? Number(from > 0 && from < width / u)
            : Math.min(1, Math.max(0, 0.5 + half * shift[lane]))
      }
    return enlarge(m, small, { width, height, from: 0, to: height })
  },
})
