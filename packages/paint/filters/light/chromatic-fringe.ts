import { filter } from '../../filter.ts'
import { linearOf, oklabOf } from '../../kernels/light.ts'
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
    const { width, height } = src
    const light = linearOf(m, src)
    const out = m.plane(width, height, 4)
    const [l, d] = [light.data, out.data]
    const off = Int32Array.from({ length: width }, (_, x) =>
      Math.round(by * (0.35 + 0.65 * Math.abs((2 * x) / width - 1))),
    )
    for (let y = 0, k = 0; y < height; y++) {
      const row = 4 * y * width
      for (let x = 0; x < width; x++, k += 4) {
        d[k] = l[row + 4 * Math.min(width - 1, x + off[x])]
        d[k + 1] = l[k + 1]
        d[k + 2] = l[row + 4 * Math.max(0, x - off[x]) + 2]
        d[k + 3] = l[k + 3]
      }
    }
    return oklabOf(m, out)
  },
})
