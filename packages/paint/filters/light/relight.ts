import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { relit } from '../../kernels/stage.ts'
import { plain, ratio } from '../../param.ts'

/**
 * Light as a painter sets it: one warm key from the side of the lamp, cool light in the shadows, red where the two
 * meet in skin, a soft shine where a form turns to the lamp. What is not believed of the normals keeps its own light.
 */
export const relight = filter({
  id: 'relight',
  doc: 'Lights people anew from one side, by the shape of their faces and bodies.',
  source:
    'wrapped diffuse: Green 2004, Real-Time Approximations to Subsurface Scattering, GPU Gems, chapter 16',
  params: {
    amount: ratio(0.7, 'How far the new light replaces the old.'),
    low: plain(
      0.62,
      { min: 0.2, max: 2 },
      'How far the lamp stands before people; small gives long shadows.',
    ),
    gloss: ratio(0.25, 'How much forms shine.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { normals: 'normals', lamp: 'flow' },
  maybe: { hair: 'plane', spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 110,
  run: ({ m, frame: { u } }, src, { amount, low, gloss }, { normals, lamp, hair, spare }) => {
    if (!anywhere(normals, 0.02, 3)) return m.copy(src)
    // bumps of the map itself are not forms
    const k = Math.max(1, Math.ceil(u))
    const { width, height } = src
    const even = gaussian(m, k > 1 ? shrink(m, normals, k) : normals, (2 * u) / k)
    const smooth = k > 1 ? enlarge(m, even, { width, height, from: 0, to: height }, k) : even
    return relit(m, src, { normals: smooth, lamp, hair, spare, amount, low, gloss })
  },
})
