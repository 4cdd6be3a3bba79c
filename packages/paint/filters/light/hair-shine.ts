import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Strands shine in a band where they turn across the light, each a little for itself. */
export const hairShine = filter({
  id: 'hair-shine',
  doc: 'Bands of shine over hair, strand by strand.',
  source: 'Kajiya, Kay 1989, doi:10.1145/74333.74361',
  params: {
    sharp: plain(14, { min: 2, max: 60 }, 'How narrow the bands are.'),
    strands: px(2, { min: 0.6, max: 8 }, 'How broad a strand is.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { photo: 'picture', flow: 'flow', normals: 'normals', lamp: 'flow' },
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m }, hair, { sharp, strands }, { photo, flow, normals, lamp, spare }) => {
    if (!anywhere(hair)) {
      const none = m.plane(hair.width, hair.height)
      none.data.fill(0)
      return none
    }
    const light = laneOf(m, photo, 0)
    const even = gaussian(m, light, strands)
    const out = m.plane(hair.width, hair.height)
    for (let i = 0, k = 0; i < out.data.length; i++, k += 4) {
      out.data[i] = 0
      const own = Math.min(1, Math.max(0, hair.data[i])) * (spare ? 1 - spare.data[i] : 1)
      if (own < 0.05) continue
      const [tx, ty] = [flow.data[k], flow.data[k + 1]]
      const tz = -(tx * normals.data[k] + ty * normals.data[k + 1]) / Math.max(0.3, normals.data[k + 2])
      const inv = 1 / Math.sqrt(tx * tx + ty * ty + tz * tz + 1e-6)
      const [hx, hy, hz] = [0.72 * lamp.data[k], 0.72 * lamp.data[k + 1], 1.35]
      const along = ((tx * hx + ty * hy + tz * hz) * inv) / Math.sqrt(hx * hx + hy * hy + hz * hz)
      const across = Math.max(0, 1 - along * along)
      const strand = Math.min(2, Math.max(0, 1 + 16 * (light.data[i] - even.data[i])))
      const sure = smoothstep(0.25, 0.7, flow.data[k + 2])
      // black hair gives back little, or it would turn brown
      const L = Math.min(1, Math.max(0, even.data[i]))
      const takes = 0.015 + 1.4 * L * L * L
      out.data[i] = Math.min(1, own * sure * takes * strand * 0.6 * across ** sharp)
    }
    return out
  },
})
