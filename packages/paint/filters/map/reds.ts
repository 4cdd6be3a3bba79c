import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Petals and lacquer: what is pink or red, the pale too. A wall or skin that is only warm is not. */
export const reds = filter({
  id: 'reds',
  doc: 'Finds what is red or pink.',
  params: {
    least: plain(0.02, { min: 0, max: 0.3 }, 'Saturation at which a colour begins to count.'),
    full: plain(0.06, { min: 0.001, max: 0.4 }, 'Saturation at which it counts fully.'),
  },
  from: 'picture',
  gives: 'plane',
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 25,
  run: ({ m, frame: { u } }, src, { least, full }, { spare }) => {
    const soft = gaussian(m, src, 1.5 * u)
    const out = m.plane(src.width, src.height)
    const most = Math.max(full, least + 0.001)
    for (let i = 0, k = 0; i < out.data.length; i++, k += 4) {
      const [a, b] = [soft.data[k + 1], soft.data[k + 2]]
      const chroma = Math.sqrt(a * a + b * b)
      // a dark red is as red as a bright one
      const strong = (0.6 * chroma) / Math.max(0.2, soft.data[k])
      const hue = smoothstep(0.66, 0.84, a / (chroma + 1e-4) + (b < 0 ? 0.2 : 0))
      const free = spare ? 1 - Math.min(1, Math.max(0, spare.data[i])) : 1
      out.data[i] = hue * smoothstep(least, most, strong) * free
    }
    return out
  },
})
