import { anywhere } from '../../anywhere.ts'
import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { hash } from '../../kernels/bristle.ts'
import { ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

const [left, right] = [labOf('#1180e6'), labOf('#cc2bb8')]
/** How far blades lean, as width by height, and how far apart and how broad they are by the width of the picture. */
const [lean, apart, broad] = [0.42, 0.27, 0.05]

/** A room as the stage of a game: it goes down into the light of two neon tubes, crossed by blades of light. */
export const neonStage = filter({
  id: 'neon-stage',
  doc: 'Puts a room into blue light from the left and magenta light from the right, with blades of light across it.',
  params: {
    amount: ratio(0.85, 'How far the room goes into that light.'),
    dark: ratio(0.5, 'How much of its own light it loses.'),
    blades: ratio(0.5, 'How bright the blades of light are.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { where: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 30,
  run: ({ m, seed }, src, { amount, dark, blades }, { where }) => {
    const out = m.copy(src)
    if (!anywhere(where)) return out
    const { width, height } = src
    const beams = Array.from({ length: 4 }, (_, i) => ({
      x: (i - 0.1 + 0.5 * hash(i, 4, seed)) * apart,
      wide: broad * (0.35 + 0.9 * hash(i, 5, seed)),
      bright: 0.5 + 0.5 * hash(i, 6, seed),
    }))
    const d = out.data
    for (let y = 0, i = 0, k = 0; y < height; y++) {
      const down = y / height
      for (let x = 0; x < width; x++, i++, k += 4) {
        const w = amount * Math.min(1, Math.max(0, where.data[i]))
        if (w < 0.003) continue
        const across = x / width
        const t = smoothstep(0, 1, across + 0.3 * (down - 0.5))
        let shine = 0
        for (const { x: at, wide, bright } of beams) {
          const s = Math.abs(across - at - lean * down * (height / width) * 0.5) / wide
          if (s < 1) shine += bright * (1 - s * s) * (1 - 0.7 * down)
        }
        const L = Math.min(1, Math.max(0, d[k]))
        // forms stay to be seen, even in a white room
        const own = 0.12 + (1 - dark) * L * (1 - 0.25 * L) + blades * 0.16 * shine
        const pure = 0.35 + 0.5 * L
        d[k] += w * (Math.min(0.95, own + 0.06 * (t < 0.5 ? 1 : 0.6)) - d[k])
        d[k + 1] += w * (0.3 * d[k + 1] + pure * (left.a + t * (right.a - left.a)) - d[k + 1])
        d[k + 2] += w * (0.3 * d[k + 2] + pure * (left.b + t * (right.b - left.b)) - d[k + 2])
      }
    }
    return out
  },
})
