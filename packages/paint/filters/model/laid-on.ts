import { clayColour } from '../../brushwork/clay/colour.ts'
import { filter } from '../../filter.ts'
import { plain, ratio } from '../../param.ts'

/** Thin clay spread in another picture's colours, where a map says so; the height stays. */
export const laidOn = filter({
  id: 'laid-on',
  doc: 'Spreads thin clay in the colours of another picture over a place, and leaves its height.',
  params: {
    amount: ratio(1, 'How far it covers.'),
    rich: plain(1.3, { min: 0, max: 4 }, 'Factor for dull colours.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { colours: 'picture', where: 'plane' },
  reach: 'point',
  cost: 12,
  run: ({ m }, src, { amount, rich }, { colours, where }) => {
    const out = m.copy(src)
    for (let i = 0, k = 0; k < out.data.length; i++, k += 4) {
      const t = amount * Math.min(1, Math.max(0, where.data[i]))
      if (t < 0.004) continue
      const c = clayColour(colours.data[k], colours.data[k + 1], colours.data[k + 2], rich)
      for (let l = 0; l < 3; l++) out.data[k + l] += t * (c[l] - out.data[k + l])
    }
    return out
  },
})
