import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { domainTransform } from '../../kernels/domain.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { flowOf } from '../../kernels/flow.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { mixed } from '../../kernels/points.ts'
import { evenedOf, partedOf } from '../../kernels/regions.ts'
import { coloured, edgeShapes, meansOf } from '../../laid-shapes.ts'
import { plain, px, ratio } from '../../param.ts'
import { steadied, withoutBands } from '../../shape-borders.ts'

/** Longest side of what is parted into shapes, in pixels. */
const side = 467

/**
 * A room that was out of focus stays a photo however it is smoothed. Here it is painted: its things are parted, each in
 * a few flat tones, and every border is drawn as one round clean edge. The slow change of light over a wall stays.
 */
export const paintedShapes = filter({
  id: 'painted-shapes',
  doc: 'Turns a blurred or busy ground into few painted shapes with clean, round edges.',
  source: 'Felzenszwalb, Huttenlocher 2004, doi:10.1023/B:VISI.0000022288.19776.77',
  params: {
    merge: plain(0.7, { min: 0.1, max: 12 }, 'Larger gives fewer, larger shapes.'),
    least: px(8, { min: 1, max: 80 }, 'Smaller things are painted over.'),
    round: px(5, { min: 0.5, max: 30 }, 'How round their borders are.'),
    fold: plain(
      0.045,
      { min: 0.005, max: 0.4 },
      'How much darker than its thing a place must be for a tone of its own.',
    ),
    soft: px(1.7, { min: 0.5, max: 30 }, 'How soft the borders are.'),
    slow: ratio(0.35, 'How much of the slow change of light is left within a shape.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { where: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m }, src, { merge, least, round, fold, soft, slow }, { where }) => {
    const { width, height } = src
    if (where && !anywhere(where, 0.05)) return m.copy(src)
    const k = Math.max(1, Math.round(Math.max(width, height) / side))
    const small = shrink(m, src, k)
    const even = gaussian(m, small, Math.max(0.6, (0.5 * round) / k))
    const parts = partedOf(m, even, {
      scale: merge,
      least: Math.max(4, Math.round((least / k) ** 2)),
    })
    const counted = where && (k === 1 ? where : shrink(m, where, k))
    const drawn = evenedOf(m, even, parts, {
      fold,
      radius: Math.max(1, Math.round((0.7 * round) / k)),
      counted,
    })
    const ways = flowOf(m, even, { sigma: (5 * round) / k, inherit: 0 })
    const shapes = withoutBands(even, steadied(drawn, ways, counted), counted)
    const broad = gaussian(m, small, (6 * round) / k)
    const own = domainTransform(m, even, even, { sigma: (4 * round) / k, range: 0.2, iterations: 2 })
    const picture = coloured(m, shapes, meansOf(small, broad, shapes, slow, counted), broad, slow, own)
    const out = enlarge(m, picture, { width, height, from: 0, to: height }, k)
    edgeShapes(out, shapes, picture, { k, soft, ...(counted && { counted }) })
    return where ? mixed(m, src, out, where) : out
  },
})
