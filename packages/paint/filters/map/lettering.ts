import { filter } from '../../filter.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { plain, px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Share of thin things that run one way: from the first on they may be bars or poles, from the second on they are. */
const [mixed, combed] = [0.62, 0.88] as const

/**
 * Script is thin things close together that run every which way. A fence or a pole is as dense, but runs one way; a
 * wire is alone. Where there is script no brush may fall and no pen needs to follow it: it has its own forms.
 */
export const lettering = filter({
  id: 'lettering',
  doc: 'Finds script and small signs, whole words with the ground between their letters.',
  params: {
    size: px(4, { min: 1, max: 30 }, 'How far letters stand apart.'),
    from: plain(0.06, { min: 0, max: 1 }, 'Share of thin things at which script may begin.'),
    to: plain(0.16, { min: 0, max: 1 }, 'Share at which it is script.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { flow: 'flow' },
  zone: 'study',
  reach: 'whole',
  cost: 15,
  run: ({ m }, thin, { size, from, to }, { flow }) => {
    const { width, height } = thin
    const k = Math.max(1, Math.min(4, Math.floor(size / 1.6)))
    const small = k === 1 ? thin : shrink(m, thin, k)
    const n = small.data.length
    const turns = m.plane(small.width, small.height, 4)
    for (let i = 0, j = 0; i < n; i++, j += 4) {
      // twice the angle: a way and its opposite are one
      const w = small.data[i]
      const col = Math.min(width - 1, (i % small.width) * k + (k >> 1))
      const row = Math.min(height - 1, Math.floor(i / small.width) * k + (k >> 1))
      const at = 4 * (row * width + col)
      const [x, y] = [flow.data[at], flow.data[at + 1]]
      const per = w / (x * x + y * y + 1e-6)
      turns.data[j] = per * (x * x - y * y)
      turns.data[j + 1] = per * 2 * x * y
      turns.data[j + 2] = w
      turns.data[j + 3] = 0
    }
    const near = gaussian(m, turns, size / k)
    const wide = gaussian(m, turns, (2.5 * size) / k)
    const out = m.plane(small.width, small.height)
    for (let i = 0, j = 0; i < n; i++, j += 4) {
      const w = Math.max(1e-4, wide.data[j + 2])
      const [c, s] = [wide.data[j] / w, wide.data[j + 1] / w]
      const oneWay = smoothstep(mixed, combed, Math.sqrt(c * c + s * s))
      out.data[i] = (1 - oneWay) * smoothstep(from, Math.max(from + 0.01, to), near.data[j + 2])
    }
    return k === 1 ? out : enlarge(m, out, { width, height, from: 0, to: height }, k)
  },
})
