import { filter } from '../../filter.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { choice, px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * Along the soft border of a map a pixel is a mixture of both sides. Here it gets the colour of one side alone, so
 * that neither clings to the other when one of them is repainted: no pale rim, no dark one.
 */
export const edgeColours = filter({
  id: 'edge-colours',
  doc: 'Gives the border of people the colours of one side alone, so that no halo is left when the other changes.',
  source: 'foreground by local means after Forte, Pitié 2020, doi:10.1109/ICIP40778.2020.9190720',
  params: {
    side: choice(['inside', 'outside'], 'inside', 'Whose colours the border gets.'),
    reach: px(4, { min: 0.5, max: 40 }, 'How far colours are fetched from.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { map: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 35,
  run: ({ m }, src, { side, reach }, { map }) => {
    const sums = m.plane(src.width, src.height, 4)
    const [offset, sign] = side === 'inside' ? [0, 1] : [1, -1]
    const [s, w] = [src.data, sums.data]
    for (let i = 0, k = 0; i < map.data.length; i++, k += 4) {
      const own = Math.min(1, Math.max(0, offset + sign * map.data[i]))
      // only what is surely of this side counts
      const t = own * own * own * own
      w[k] = t * s[k]
      w[k + 1] = t * s[k + 1]
      w[k + 2] = t * s[k + 2]
      w[k + 3] = t
    }
    const [near, far] = [gaussian(m, sums, reach).data, gaussian(m, sums, 3 * reach).data]
    const out = m.plane(src.width, src.height, 4)
    out.data.set(s)
    const d = out.data
    for (let i = 0, k = 0; i < map.data.length; i++, k += 4) {
      const own = offset + sign * map.data[i]
      if (own > 0.92) continue
      // nothing near by: further away, and where there is nothing at all the pixel as it is
      const close = smoothstep(0.01, 0.12, near[k + 3])
      const some = smoothstep(0.004, 0.05, far[k + 3])
      const t = smoothstep(0.92, 0.6, own) * Math.max(close, some)
      if (t < 0.004) continue
      const [per, perFar] = [close / (near[k + 3] + 1e-5), (1 - close) / (far[k + 3] + 1e-5)]
      for (let l = k; l < k + 3; l++) d[l] += t * (near[l] * per + far[l] * perFar - d[l])
    }
    return out
  },
})
