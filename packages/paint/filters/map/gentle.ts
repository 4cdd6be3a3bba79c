import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * Grows a map of skin over what lies in it: eyes, brows, lips and teeth have not the colour of skin, but are what a
 * coarse brush must not lose. Speckles, such as leaves of skin colour, fade.
 */
export const gentle = filter({
  id: 'gentle',
  doc: 'Where a painter takes small brushes and true colours: faces with all that is in them, and hands.',
  params: { reach: px(7, { min: 1, max: 60 }, 'How far from skin something still belongs to it.') },
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 30,
  run: ({ m }, src, { reach }, { photo }) => {
    const near = gaussian(m, src, reach)
    const far = gaussian(m, src, 4 * reach)
    const out = m.plane(src.width, src.height)
    for (let i = 0, k = 0; i < out.data.length; i++, k += 4) {
      const [L, a, b] = [photo.data[k], photo.data[k + 1], photo.data[k + 2]]
      // beside skin, whatever is warm is skin too: yellow lamps and hot lights turn it out of its own colours
      const warm =
        smoothstep(0.01, 0.03, b) *
        smoothstep(-0.35, -0.1, a / (Math.abs(b) + 1e-3)) *
        smoothstep(0.25, 0.35, L)
      const grown = smoothstep(0.15, 0.4, near.data[i])
      out.data[i] = Math.max(
        grown,
        smoothstep(0.3, 0.5, far.data[i]),
        warm * smoothstep(0.05, 0.16, far.data[i]),
      )
    }
    const soft = gaussian(m, out, 0.4 * reach)
    return soft
  },
})
