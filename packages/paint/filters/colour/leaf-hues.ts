import { filter } from '../../filter.ts'
import { leafHues as drawn } from '../../kernels/cel.ts'
import { plain, ratio } from '../../param.ts'

/** A painter of film grounds has two greens, one in the light and one in shade; those of a photo are drawn to them. */
export const leafHues = filter({
  id: 'leaf-hues',
  doc: 'Draws the greens of leaves to a warm one in the light and a cool one in shade.',
  params: {
    lit: plain(2.1, { min: 1.6, max: 3.1 }, 'Hue in the light, in radians of the OKLab plane.'),
    shade: plain(2.5, { min: 1.6, max: 3.1 }, 'Hue in the shade.'),
    pull: ratio(0.7, 'How far hues are drawn.'),
    gain: plain(1.2, { min: 0, max: 3 }, 'Factor for their chroma.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { foliage: 'plane' },
  reach: 'point',
  cost: 7,
  run: ({ m }, src, values, { foliage }) => drawn(m, src, foliage, values),
})
