import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Share of the picture from which a subject is what the picture is about: below the first it is one thing of many. */
const share = { none: 0.07, all: 0.15 } as const

/**
 * A picture of one animal or thing shows it against little: all around it is held back. A landscape, or a town with
 * small figures, is left whole.
 */
export const setOff = filter({
  id: 'set-off',
  doc: 'Holds back what is around the one thing that a picture is about.',
  params: {
    amount: ratio(0.6, 'How much is held back far from it.'),
    near: px(22, { min: 1, max: 200 }, 'How far its ground reaches around it.'),
  },
  from: 'plane',
  gives: 'plane',
  zone: 'study',
  reach: 'whole',
  cost: 15,
  run: ({ m }, subject, { amount, near }) => {
    const out = m.plane(subject.width, subject.height)
    let sure = 0
    for (const v of subject.data) if (v > 0.7) sure++
    const strength = amount * smoothstep(share.none, share.all, sure / subject.data.length)
    if (strength === 0) {
      out.data.fill(1)
      return out
    }
    const around = gaussian(m, subject, near)
    for (let i = 0; i < out.data.length; i++) {
      const inside = smoothstep(0.2, 0.7, Math.max(subject.data[i], around.data[i]))
      out.data[i] = 1 - strength * (1 - inside)
    }
    return out
  },
})
