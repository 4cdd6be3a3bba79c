import { filter } from '../../filter.ts'
import { screenLight as lay } from '../../kernels/lacquer.ts'
import { plain, ratio } from '../../param.ts'

const half = { min: -0.5, max: 0.5 }

/** Light laid over a picture as a second projector would: it fills what is dark and leaves what is bright. */
export const screenLight = filter({
  id: 'screen-light',
  doc: 'Lets a coloured light fall on a picture where a plane says so, at full size.',
  params: {
    L: ratio(0.85, 'Lightness of the light.'),
    a: plain(0.03, half, 'Its green to red.'),
    b: plain(0.12, half, 'Its blue to yellow.'),
    amount: ratio(0.5, 'How much of it.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { where: 'plane' },
  reach: 'point',
  cost: 9,
  run: ({ m }, src, { L, a, b, amount }, { where }) => lay(m, src, where, { L, a, b }, amount),
})
