import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { hash } from '../../kernels/bristle.ts'
import { choice, plain, px, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

const palettes = {
  warm: ['#ffd9a0', '#ffb27a', '#ffebd0', '#ffc2b0'],
  pastel: ['#ffffff', '#ffd9ec', '#d9e4ff', '#ffeef6'],
  neon: ['#23d9f2', '#ff3fae', '#8f7bff', '#7be3ea'],
} as const
const names = Object.keys(palettes) as readonly (keyof typeof palettes)[]

/** Small lights far out of focus: discs with a brighter rim, more of them towards the lamp and the upper edge. */
export const bokeh = filter({
  id: 'bokeh',
  doc: 'Strews discs of light, as small lamps out of focus make.',
  params: {
    count: plain(56, { min: 0, max: 300 }, 'How many.'),
    largest: px(40, { min: 4, max: 120 }, 'Radius of the largest.'),
    amount: ratio(0.5, 'How bright they are.'),
    palette: choice(names, 'warm', 'Colours of the lamps.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { lamp: 'flow' },
  maybe: { before: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 25,
  run: ({ m, seed }, src, { count, largest, amount, palette }, { lamp, before }) => {
    const { width, height } = src
    const colours = palettes[palette].map(labOf)
    const out = m.copy(src)
    for (let n = 0; n < Math.round(count); n++) {
      const cast = (k: number) => hash(n, 40 + k, seed)
      const [cx, cy] = [cast(1) * width, cast(2) ** 1.4 * 0.95 * height]
      const at = 4 * (Math.floor(cy) * width + Math.floor(cx))
      const near = 1 / (1 + 1.6 * lamp.data[at + 3])
      const r = largest * (0.2 + 0.8 * cast(3) ** 1.8)
      const strength = amount * (0.25 + 0.75 * cast(4)) * near * near * 1.3
      const c = colours[Math.floor(cast(5) * 3.999)]
      const soft = cast(6)
      const fade = Math.max(1 / r, 0.06)
      for (let y = Math.max(0, Math.floor(cy - r)); y < Math.min(height, cy + r + 1); y++)
        for (let x = Math.max(0, Math.floor(cx - r)); x < Math.min(width, cx + r + 1); x++) {
          const [dx, dy] = [(x - cx) / r, (y - cy) / r]
          const q = Math.sqrt(dx * dx + dy * dy)
          if (q >= 1) continue
          const i = y * width + x
          const inside = smoothstep(1, 1 - fade - 0.12 * soft, q) * (0.72 + 0.28 * smoothstep(0.4, 0.95, q))
          const t = strength * inside * (before ? 1 - before.data[i] : 1)
          const k = 4 * i
          const room = t * Math.max(0, c.L - 0.6 * out.data[k])
          out.data[k] = Math.min(1, out.data[k] + room)
          out.data[k + 1] += t * 0.6 * (c.a - out.data[k + 1])
          out.data[k + 2] += t * 0.6 * (c.b - out.data[k + 2])
        }
    }
    return out
  },
})
