import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Most chroma that is left. */
const most = 0.075
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
    const soft = gaussian(m, src, 5 * u)
    for (let i = 0, k = 0; i < keep.data.length; i++, k += 4) {
      const [a, b] = [soft.data[k + 1], soft.data[k + 2]]
      const chroma = Math.sqrt(a * a + b * b)
      const s = skin ? Math.min(1, skin.data[i]) : 0
      const hot = smoothstep(0.55, 0.92, a / (chroma + 1e-3)) * smoothstep(0.02, 0.08, chroma)
      // lacquer and vermilion keep more of theirs than anything else
      const own =
        breath * smoothstep(0.03, 0.14, chroma) + reds * hot * (1 + 0.8 * smoothstep(0.1, 0.16, chroma))
      const wanted = keep.data[i] * (own + s * (flesh - own))
      // thin colour on paper never glares
      const stays = Math.min(wanted, most / (chroma + 1e-3))
      const l = lips ? rouge * lips.data[i] : 0
      const c = cheeks ? 0.28 * rouge * cheeks.data[i] * s : 0
      soft.data[k] = red.L * l
      soft.data[k + 1] = a * stays + red.a * (l + c)
      soft.data[k + 2] = b * stays + red.b * (l + c)
      soft.data[k + 3] = 0
    }
    return soft
  },
})
