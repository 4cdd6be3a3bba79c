import { filter } from '../../filter.ts'
import { fillShapes } from '../../kernels/shapes.ts'
import { ratio } from '../../param.ts'

/** Shapes painted before the glaze is fired: the studio's light falls on them and its windows are mirrored over them. */
export const underglaze = filter({
  id: 'underglaze',
  doc: 'Paints shapes under the glaze, so that light and reflections lie over them.',
  params: { amount: ratio(1, 'How much they cover.') },
  from: 'picture',
  gives: 'picture',
  with: { shapes: 'shapes' },
  maybe: { within: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 12,
  run: ({ m, frame }, src, { amount }, { shapes, within }) => {
    const out = m.copy(src)
    const opacity = amount === 1 ? shapes.opacity : shapes.opacity.map((o) => o * amount)
    fillShapes(m, out, { ...shapes, opacity }, frame, within)
    return out
  },
})
