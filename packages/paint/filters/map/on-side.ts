import { filter } from '../../filter.ts'
import { acrossShared } from '../../kernels/points.ts'
import { choice, ratio } from '../../param.ts'

/** A map on one side of the picture, running out towards the other: for two lights of different colours. */
export const onSide = filter({
  id: 'on-side',
  doc: 'Keeps a map on one side of the picture.',
  params: {
    side: choice(['left', 'right'], 'left', 'Which side is kept.'),
    from: ratio(0.3, 'Where it begins to run out, across the picture.'),
    to: ratio(0.75, 'Where it has run out.'),
  },
  from: 'plane',
  gives: 'plane',
  reach: 'point',
  cost: 4,
  run: ({ m }, src, { side, from, to }) => {
    const w = src.width
    const ramp = Float32Array.from({ length: w }, (_, x) => {
      const t = Math.min(1, Math.max(0, ((x + 0.5) / w - from) / Math.max(0.01, to - from)))
      const right = t * t * (3 - 2 * t)
      return side === 'right' ? right : 1 - right
    })
    return acrossShared(m, src, ramp)
  },
})
