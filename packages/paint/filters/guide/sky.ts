import { filter } from '../../filter.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Sky: bright or blue, in the upper part, by place and colour alone for now. */
export const skyMap = filter({
  id: 'sky-map',
  doc: 'Finds the sky.',
  params: {},
  from: 'picture',
  gives: 'plane',
  with: { person: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 80,
  run: ({ m }, src, _values, { person }) => {
    const out = m.plane(src.width, src.height)
    for (let y = 0, i = 0, k = 0; y < src.height; y++)
      for (let x = 0; x < src.width; x++, i++, k += 4) {
        const [L, a, b] = [src.data[k], src.data[k + 1], src.data[k + 2]]
        const blue = smoothstep(-0.01, -0.04, b)
        const white = smoothstep(0.8, 0.9, L) * smoothstep(0.05, 0.02, Math.hypot(a, b))
        const high = smoothstep(0.7, 0.45, y / src.height)
        out.data[i] = Math.max(blue * smoothstep(0.35, 0.5, L), white) * high * (1 - person.data[i])
      }
    return out
  },
})
