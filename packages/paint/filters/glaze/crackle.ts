import { filter } from '../../filter.ts'
import { cells, fieldSeed, noise } from '../../kernels/noise.ts'
import { px, ratio } from '../../param.ts'

/** Colour of what has settled in the cracks of old glaze: a greenish brown, in OKLab. */
const stain = [0.42, -0.004, 0.03] as const
/** How much of the finer net shows. */
const finer = 0.55

/** The net of cracks that glaze gets as it cools: a wide one, and a fine one within it, here and there. */
export const crackle = filter({
  id: 'crackle',
  doc: 'Draws the fine net of cracks that old glaze has.',
  params: {
    size: px(36, { min: 4, max: 200 }, 'How wide the meshes of the net are.'),
    width: px(0.5, { min: 0.1, max: 4 }, 'Width of a crack.'),
    amount: ratio(0.14, 'How dark cracks are.'),
    calm: ratio(0.25, 'How much of that is left where `spare` is full.'),
  },
  from: 'picture',
  gives: 'picture',
  maybe: { spare: 'plane' },
  zone: 'sheet',
  reach: 'point',
  cost: 80,
  run: ({ m, frame, seed }, src, { size, width, amount, calm }, { spare }) => {
    const at = { width: frame.width, rows: frame.rows, top: frame.top }
    const out = m.copy(src)
    if (amount <= 0) return out
    const [wide, fine] = [size, 0.42 * size].map((cell, i) =>
      cells(m, at, cell, fieldSeed(seed, 61 + 7 * i), 'border'),
    )
    const where = noise(m, at, { cell: 3 * size, octaves: 2, gain: 0.5, seed: fieldSeed(seed, 83) })
    // a crack is at least most of a pixel wide, and paler for it
    const half = Math.max(width, 0.8)
    const pale = Math.min(1, width / half)
    const [a, b] = [half / Math.max(1, size), half / Math.max(1, 0.42 * size)]
    for (let i = 0, c = 0; i < wide.data.length; i++, c += 4) {
      // nearly everywhere there is no crack
      if (wide.data[i] >= a && fine.data[i] >= b) continue
      const there = 2.2 * where.data[i] - 0.55
      if (there <= 0) continue
      const p = 1 - wide.data[i] / a
      const q = (1 - fine.data[i] / b) * finer * (there - 0.35)
      const crack = Math.max(p, q)
      if (crack <= 0) continue
      const held = spare ? 1 - (1 - calm) * Math.min(1, spare.data[i]) : 1
      const t = Math.min(1, amount * pale * Math.min(1, there) * crack * held)
      for (let l = 0; l < 3; l++) out.data[c + l] += t * (stain[l] - out.data[c + l])
    }
    return out
  },
})
