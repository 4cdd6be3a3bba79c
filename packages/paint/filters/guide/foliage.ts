import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Leaves and grass: green to yellow-green, by colour alone for now. */
export const foliageMap = filter({
  id: 'foliage-map',
  doc: 'Finds leaves, grass and blossom.',
  params: {},
  from: 'picture',
  gives: 'plane',
  with: { person: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame }, src, _values, { person }) => {
    const out = m.plane(src.width, src.height)
    for (let i = 0, k = 0; i < out.data.length; i++, k += 4) {
      const [a, b] = [src.data[k + 1], src.data[k + 2]]
      out.data[i] = smoothstep(0.01, 0.04, b) * smoothstep(0.01, -0.02, a) * (1 - person.data[i])
    }
    const soft = gaussian(m, out, 3 * frame.u)
    for (let i = 0; i < soft.data.length; i++) soft.data[i] = Math.min(1, Math.max(0, soft.data[i]))
    return soft
  },
})
