import { filter } from '../../filter.ts'
import { lacquer } from '../../kernels/lacquer.ts'
import { ratio } from '../../param.ts'

/**
 * A scene in the colours of a lacquer painting: cinnabar, gold, ivory, jade and ink. Leaves become jade, warm things
 * cinnabar, blue goes to ink; the far drowns in evening light. Skin keeps its own colour.
 */
export const lacquerPalette = filter({
  id: 'lacquer-palette',
  doc: 'Gives a scene the colours of a lacquer painting: cinnabar, gold, ivory, jade and ink.',
  params: {
    amount: ratio(1, 'How far.'),
    mist: ratio(0.5, 'How much the far drowns in light.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { far: 'plane', foliage: 'plane', drift: 'plane' },
  maybe: { keep: 'plane' },
  reach: 'point',
  cost: 15,
  run: ({ m }, src, { amount, mist }, { far, foliage, drift, keep }) =>
    lacquer(m, src, { far, foliage, drift, keep, amount, mist }),
})
