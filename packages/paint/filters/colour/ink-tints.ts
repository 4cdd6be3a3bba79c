import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { tints } from '../../kernels/ink-maps.ts'
import { plain, ratio } from '../../param.ts'

/** Most chroma that is left. */
const most = 0.05
/** What a touch of rouge adds, in OKLab. */
const red = { L: -0.05, a: 0.085, b: 0.03 }

/**
 * The little colour an ink painting has, as what it adds to the paper: a breath of the photo's own, more of its reds,
 * a hint on lips and cheeks.
 */
export const inkTints = filter({
  id: 'ink-tints',
  doc: 'Keeps a breath of colour: reds most, lips and cheeks a hint.',
  params: {
    breath: ratio(0.16, 'How much of any colour stays.'),
    reds: plain(0.6, { min: 0, max: 2 }, 'How much of reds and pinks stays beside that.'),
    flesh: ratio(0.3, 'How much of the colour of skin stays.'),
    rouge: ratio(0.8, 'How red lips are.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { keep: 'plane' },
  maybe: { skin: 'plane', lips: 'plane', cheeks: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m, frame: { u } }, src, { breath, reds, flesh, rouge }, { keep, skin, lips, cheeks }) => {
    // colour runs on paper: on a large study a quarter of the size shows the same
    const k = u >= 1 ? 4 : 1
    const small = gaussian(m, k === 1 ? src : shrink(m, src, k), (5 * u) / k)
    const whole = { width: src.width, height: src.height, from: 0, to: src.height }
    const soft = k === 1 ? small : enlarge(m, small, whole, k)
    return tints(m, soft, { keep, skin, lips, cheeks, breath, reds, flesh, rouge, most, red })
  },
})
