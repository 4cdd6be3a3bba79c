import { filter } from '../../filter.ts'
import { hash } from '../../kernels/bristle.ts'
import { plain, px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Motes in the beam: tiny points with a soft halo, brighter where there is light in the air. */
export const dust = filter({
  id: 'dust',
  doc: 'Lets motes of dust float in the light.',
  params: {
    count: plain(130, { min: 0, max: 600 }, 'How many.'),
    largest: px(2.4, { min: 0.5, max: 10 }, 'Radius of the largest.'),
    dim: ratio(0.4, 'How bright they are where no light falls.'),
  },
  from: 'plane',
  gives: 'plane',
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 10,
  run: ({ m, seed }, lit, { count, largest, dim }, { spare }) => {
    const { width, height } = lit
    const out = m.plane(width, height)
    out.data.fill(0)
    for (let n = 0; n < Math.round(count); n++) {
      const cast = (k: number) => hash(n, 60 + k, seed)
      const [cx, cy] = [cast(1) * width, cast(2) * height]
      const at = Math.floor(cy) * width + Math.floor(cx)
      if (spare && spare.data[at] > 0.2) continue
      const r = Math.max(0.6, largest * (0.25 + 0.75 * cast(3) ** 3))
      const strength = (0.25 + 0.75 * cast(4)) * Math.min(1, dim + 1.4 * lit.data[at])
      const halo = 3.5 * r
      for (let y = Math.max(0, Math.floor(cy - halo)); y < Math.min(height, cy + halo + 1); y++)
        for (let x = Math.max(0, Math.floor(cx - halo)); x < Math.min(width, cx + halo + 1); x++) {
          const [dx, dy] = [x - cx, y - cy]
          const q = Math.sqrt(dx * dx + dy * dy) / r
          const v = 0.85 * smoothstep(1.3, 0.5, q) + 0.15 * smoothstep(3.5, 0, q)
          const i = y * width + x
          out.data[i] = Math.min(1, out.data[i] + strength * v)
        }
    }
    return out
  },
})
