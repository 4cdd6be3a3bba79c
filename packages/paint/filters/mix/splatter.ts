import { filter } from '../../filter.ts'
import { hash } from '../../kernels/bristle.ts'
import { plain, px } from '../../param.ts'

/** Drops that fell off the brush: small ones mostly, each a little darker at its rim. */
export const splatter = filter({
  id: 'splatter',
  doc: 'Lets a few drops of paint fall on the sheet.',
  params: {
    drops: plain(26, { min: 0, max: 200 }, 'How many.'),
    largest: px(6, { min: 1, max: 30 }, 'Radius of the largest.'),
    L: plain(0.8, { min: 0, max: 1 }, 'Lightness of the paint.'),
    a: plain(0, { min: -0.5, max: 0.5 }, 'Its green to red.'),
    b: plain(-0.06, { min: -0.5, max: 0.5 }, 'Its blue to yellow.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane' },
  zone: 'sheet',
  reach: 'point',
  cost: 6,
  run: ({ m, frame, seed }, src, { drops, largest, L, a, b }, { spare }) => {
    const out = m.copy(src)
    const { width, height, top } = frame
    for (let i = 0; i < Math.round(drops); i++) {
      const draw = (k: number) => hash(i, k, seed)
      const [cx, cy] = [draw(1) * width, draw(2) * height]
      const r = largest * (0.16 + 0.84 * draw(3) ** 3)
      const lean = 0.3 * (draw(4) - 0.5)
      for (let y = Math.max(0, Math.floor(cy - top - 2 * r)); y < Math.min(src.height, cy - top + 2 * r); y++)
        for (let x = Math.max(0, Math.floor(cx - 2 * r)); x < Math.min(width, cx + 2 * r); x++) {
          const [dx, dy] = [x + 0.5 - cx, y + top + 0.5 - cy]
          const d = Math.sqrt(dx * dx + dy * dy + 2 * lean * dx * dy) - r
          const inside = Math.min(1, Math.max(0, 0.5 - d))
          if (inside === 0) continue
          const p = y * width + x
          const rim = Math.min(1, Math.max(0, 1 + d / (0.35 * r)))
          const t = inside * (0.38 + 0.3 * rim) * (1 - (spare ? spare.data[p] : 0))
          out.data[4 * p] += t * (L - out.data[4 * p])
          out.data[4 * p + 1] += t * (a - out.data[4 * p + 1])
          out.data[4 * p + 2] += t * (b - out.data[4 * p + 2])
        }
    }
    return out
  },
})
