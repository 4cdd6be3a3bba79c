import { filter } from '../../filter.ts'
import { fillShapes as fill } from '../../kernels/shapes.ts'
import { ratio } from '../../param.ts'

/** Ornaments, petals, lanterns, seals: flat or with a colour that runs from the middle to the rim. */
export const fillShapes = filter({
  id: 'fill-shapes',
  doc: 'Fills outlines with their colours, as crisp as the picture is large.',
  params: { amount: ratio(1, 'How much they cover.') },
  from: 'picture',
  gives: 'picture',
  with: { shapes: 'shapes' },
  maybe: { within: 'plane' },
  zone: 'sheet',
  reach: 'point',
  cost: 12,
  run: ({ m, frame }, src, { amount }, { shapes, within }) => {
    const out = m.copy(src)
    const opacity = amount === 1 ? shapes.opacity : shapes.opacity.map((o) => o * amount)
    fill(m, out, { ...shapes, opacity }, frame, within)
    return out
  },
})
