import { filter } from '../../filter.ts'
import { fringed, linearOf } from '../../kernels/light.ts'
import { px } from '../../param.ts'

/** A cheap lens or a torn signal: red and blue lie a little aside of green, more towards the edges. */
export const chromaticFringe = filter({
  id: 'chromatic-fringe',
  doc: 'Sets red and blue a little aside, as a cheap lens or a torn signal does.',
  params: { by: px(1.4, { min: 0, max: 12 }, 'How far at the edges of the picture.') },
  from: 'picture',
  gives: 'picture',
  zone: 'sheet',
  reach: 'point', // it shifts along rows only
  cost: 45,
  run: ({ m }, src, { by }) => {
    const { width } = src
    const off = Int32Array.from({ length: width }, (_, x) =>
      Math.round(by * (0.35 + 0.65 * Math.abs((2 * x) / width - 1))),
    )
    return fringed(m, linearOf(m, src), off)
  },
})
