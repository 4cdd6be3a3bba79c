import { filter } from '../../filter.ts'
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
  run: ({ m }, src, { L, a, b, amount }, { where }) => {
    const out = m.plane(src.width, src.height, 4)
    const [s, d] = [src.data, out.data]
    for (let i = 0, k = 0; i < where.data.length; i++, k += 4) {
      const t = amount * Math.min(1, Math.max(0, where.data[i]))
      const dark = Math.min(1, Math.max(0, 1 - s[k]))
      const added = t * L * dark
      // the light's colour counts as far as the light does
      const share = added / (Math.max(0, s[k]) + added + 1e-3)
      d[k] = s[k] + added
      d[k + 1] = s[k + 1] + share * (a - s[k + 1])
      d[k + 2] = s[k + 2] + share * (b - s[k + 2])
      d[k + 3] = s[k + 3]
    }
    return out
  },
})
