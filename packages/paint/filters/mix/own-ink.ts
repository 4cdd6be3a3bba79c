import { filter } from '../../filter.ts'
import { ownInk as drawn } from '../../kernels/cel.ts'
import { plain, ratio } from '../../param.ts'

const half = { min: -0.5, max: 0.5 }

/** A line of the colour it runs over, darker (or lighter), with a share of one ink in it: outlines that do not cut a picture up. */
export const ownInk = filter({
  id: 'own-ink',
  doc: 'Draws lines in a darker or lighter shade of the colour that is under them.',
  params: {
    tone: plain(0.36, { min: 0, max: 3 }, 'Factor for the lightness; above 1 the lines are lights.'),
    rich: plain(1.15, { min: 0, max: 3 }, 'Factor for the chroma.'),
    L: ratio(0.27, 'Lightness of the ink that is mixed in.'),
    a: plain(0.02, half, 'Its green to red.'),
    b: plain(0.02, half, 'Its blue to yellow.'),
    share: ratio(0.4, 'How much of that ink there is in it.'),
    opacity: ratio(0.9, 'How much it covers.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { where: 'plane' },
  reach: 'point',
  cost: 6,
  run: ({ m }, src, values, { where }) => drawn(m, src, where, values),
})
