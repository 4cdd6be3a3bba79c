import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { enlarge, laneOf, shrink } from '../../kernels/exchange.ts'
import { guided } from '../../kernels/guided.ts'
import { glazeSkin } from '../../kernels/mineral.ts'
import { px, ratio } from '../../param.ts'
import { meanSkin } from './skin-base.ts'

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
    if (!anywhere(skin)) return m.copy(src)
    const L = laneOf(m, photo, 0)
    const even = guided(m, L, L, { radius: Math.max(1, smooth), eps: 0.0014 })
    // the colour that skin has around is very soft: a quarter of the size shows the same
    const k = frame.u >= 1 ? 4 : 1
    const mean = meanSkin(m, shrink(m, photo, k), shrink(m, skin, k), (42 * frame.u) / k)
    const whole = { width: src.width, height: src.height, from: 0, to: src.height }
    const on = { photo, even, base: enlarge(m, mean, whole, k), skin, features, lips, cheeks }
    return glazeSkin(m, src, { ...on, pale, form, rouge, cinnabar })
  },
})
