import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { evenedSkin } from '../../kernels/grade.ts'
import { guided } from '../../kernels/guided.ts'
import { px, ratio } from '../../param.ts'

/** Radius of the smoothing, in widths of the largest face, and the face taken where none is seen, in u. */
const [smoothing, usual] = [0.035, 120]

/**
 * Skin as a retoucher leaves it: broad tones evened, pores and down mostly kept, its own colour untouched. Frequency
 * separation by the guided filter, so that lids, nostrils and lips keep their edges.
 */
export const skinRefine = filter({
  id: 'skin-refine',
  doc: 'Evens skin as a retoucher does, and keeps a part of its texture.',
  source: 'He, Sun, Tang 2013, doi:10.1109/TPAMI.2012.213',
  params: {
    amount: ratio(0.8, 'How far it is evened.'),
    texture: ratio(0.3, 'How much of the finest texture stays.'),
    fine: px(1.2, { min: 0.4, max: 6 }, 'What counts as texture.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { skin: 'plane', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 120,
  run: ({ m, frame: { u } }, src, { amount, texture, fine }, { skin, seen }) => {
    if (!anywhere(skin)) return m.copy(src)
    const face = Math.max(0, ...seen.faces.filter(isMeshed).map((f) => f.box.width)) || usual
    const L = laneOf(m, src, 0)
    const even = guided(m, L, src, { radius: Math.max(1.5, smoothing * face * u), eps: 0.0012 })
    const broad = gaussian(m, L, fine)
    return evenedSkin(m, src, { skin, even, L, broad, amount, texture })
  },
})
