import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { hazed } from '../../kernels/air.ts'
import { linearOf } from '../../kernels/light.ts'
import { choice, plain, ratio } from '../../param.ts'

/** What the air looks like towards the light and away from it. */
const airs = {
  golden: [labOf('#ffd9a2'), labOf('#d9a7b4')],
  cool: [labOf('#f3dcb4'), labOf('#8fb0c4')],
  mist: [labOf('#d8e6f4'), labOf('#8db4e6')],
} as const

/**
 * Air between here and there: what is far takes the colour of the air, warm towards the lamp. How light the air is
 * follows the photo, so that a night stays one.
 */
export const haze = filter({
  id: 'haze',
  doc: 'Lets distance pale into lit air.',
  source: 'Koschmieder 1924; single scattering as in He, Sun, Tang 2011, doi:10.1109/TPAMI.2010.168',
  params: {
    air: choice(['golden', 'cool', 'mist'], 'golden', 'Colour of the air.'),
    amount: ratio(0.4, 'How dense the air is.'),
    from: ratio(0.25, 'Depth from which it shows.'),
    bright: plain(0.85, { min: 0.2, max: 1.3 }, 'How light it is beside the lightest parts of the photo.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { depth: 'plane', lamp: 'flow' },
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m }, src, { air, amount, from, bright }, { depth, lamp, spare }) => {
    const bins = new Uint32Array(64)
    for (let k = 0; k < src.data.length; k += 28)
      bins[Math.min(63, Math.max(0, Math.floor(64 * src.data[k])))]++
    let [left, top] = [0.15 * Math.ceil(src.data.length / 28), 63]
    while (top > 0 && left > bins[top]) left -= bins[top--]
    const L = Math.min(0.95, (bright * (top + 1)) / 64)
    const colours = m.plane(2, 1, 4)
    for (const [i, c] of airs[air as keyof typeof airs].entries())
      colours.data.set([L * (0.94 + 0.06 * i) * (c.L / 0.9), c.a, c.b, 0], 4 * i)
    const [r0, g0, b0, , r1, g1, b1] = linearOf(m, colours).data
    return hazed(m, src, { depth, lamp, spare, amount, from, air: [r0, g0, b0, r1, g1, b1] })
  },
})
