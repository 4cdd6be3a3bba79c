import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { guided } from '../../kernels/guided.ts'
import { px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'
import { meanSkin } from './skin-base.ts'

/** Where a skin of a lightness comes to lie: all rise, in order, the deep the most, and none becomes another's. */
const risen = (L: number, by: number): number => L + by * (0.125 + 0.95 * L - L)
/** Direction of flesh in OKLab: rose with a little ochre; deep skin has more of the umber. */
const flesh = { fair: { a: 0.66, b: 0.75 }, deep: { a: 0.57, b: 0.82 } } as const

const tanh = (x: number): number => (x > 3 ? 1 : x < -3 ? -1 : (x * (27 + x * x)) / (27 + 9 * x * x))

/**
 * Skin in thin even washes over a white ground, as figure painters lay it: a body tone of the sitter's own, one
 * shade, rouge on the cheeks and cinnabar on the lips. Fair skin becomes porcelain, deep skin warm umber and rose.
 */
export const porcelain = filter({
  id: 'porcelain',
  doc: 'Paints skin in even washes of its own tone, with rouge and red lips.',
  params: {
    smooth: px(4.5, { min: 0.5, max: 20 }, 'Size of what is smoothed away.'),
    pale: ratio(1, 'How far skin is lifted.'),
    form: ratio(0.5, 'How much of the shading stays.'),
    rouge: ratio(0.5, 'How red cheeks are.'),
    cinnabar: ratio(0.6, 'How red lips are.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { photo: 'picture', skin: 'plane' },
  maybe: { features: 'plane', lips: 'plane', cheeks: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 90,
  run: (
    { m, frame },
    src,
    { smooth, pale, form, rouge, cinnabar },
    { photo, skin, features, lips, cheeks },
  ) => {
    const out = m.plane(src.width, src.height, 4)
    out.data.set(src.data)
    if (!skin.data.some((v) => v > 0.02)) return out
    const L = laneOf(m, photo, 0)
    const even = guided(m, L, L, { radius: Math.max(1, smooth), eps: 0.0014 })
    const base = meanSkin(m, photo, skin, 42 * frame.u)
    const d = out.data
    for (let i = 0, k = 0; k < d.length; i++, k += 4) {
      // what only may be skin, such as fur where nobody was seen, is left alone
      const s = smoothstep(0.3, 0.75, skin.data[i])
      if (s < 0.01) continue
      const own = base.data[k]
      const body = risen(own, pale)
      const away = even.data[i] - own
      // two tones with a soft border, and some of the true form between
      const slope = tanh((away + 0.03) / 0.05)
      const shade = form * away + 0.03 * slope - 0.012
      const tone = Math.min(0.975, body + (shade > 0 ? shade * (1 - body) * 3 : shade))
      const chroma = 0.035 + 0.165 * Math.max(0, 0.93 - 0.6 * body - 0.4 * tone)
      const [oa, ob] = [base.data[k + 1], base.data[k + 2]]
      const oc = Math.sqrt(oa * oa + ob * ob) + 1e-4
      const umber = smoothstep(0.88, 0.66, body)
      const rose = 0.014 * Math.max(0, -slope)
      const A =
        chroma * (0.4 * (oa / oc) + 0.6 * (flesh.fair.a + umber * (flesh.deep.a - flesh.fair.a))) +
        0.25 * (photo.data[k + 1] - oa) +
        rose
      const B =
        chroma * (0.4 * (ob / oc) + 0.6 * (flesh.fair.b + umber * (flesh.deep.b - flesh.fair.b))) +
        0.2 * (photo.data[k + 2] - ob)
      // brows, lids and lips are darker than skin and keep what they are
      const f = features ? 0.75 * features.data[i] : 0
      const t = s * (1 - f * smoothstep(0.02, 0.12, -away))
      d[k] += t * (tone - d[k])
      d[k + 1] += t * (A - d[k + 1])
      d[k + 2] += t * (B - d[k + 2])
    }
    if (cheeks)
      for (let i = 0, k = 0; k < d.length; i++, k += 4) {
        const w = rouge * cheeks.data[i] * Math.min(1, skin.data[i])
        if (w < 0.004) continue
        d[k] -= 0.03 * w
        d[k + 1] += 0.05 * w
        d[k + 2] += 0.012 * w
      }
    if (lips)
      for (let i = 0, k = 0; k < d.length; i++, k += 4) {
        const w = cinnabar * lips.data[i]
        if (w < 0.004) continue
        d[k] -= 0.1 * w
        d[k + 1] += 0.125 * w
        d[k + 2] += 0.036 * w
      }
    return out
  },
})
