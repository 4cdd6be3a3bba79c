import { source } from '../../filter.ts'
import { plain, px } from '../../param.ts'

/** A window lattice of squares set in octagons, fading where `drift` is low: worked wood that comes and goes. */
export const lattice = source({
  id: 'lattice',
  doc: 'The lattice of a Chinese window, as thin lines.',
  params: {
    cell: px(58, { min: 8, max: 300 }, 'Size of a field.'),
    line: px(0.8, { min: 0.2, max: 8 }, 'Half-width of a bar.'),
    fade: plain(0.5, { min: 0, max: 1 }, 'How low `drift` must be for the lattice to be gone.'),
  },
  from: 'nothing',
  gives: 'plane',
  with: { drift: 'plane' },
  reach: 'point',
  cost: 14,
  run: ({ m, frame }, _src, { cell, line, fade }, { drift }) => {
    const out = m.plane(frame.width, frame.rows)
    const inv = 1 / cell
    const half = Math.max(0.5, line)
    for (let y = 0, i = 0; y < frame.rows; y++) {
      const Y = (y + frame.top + 0.5) * inv
      const q = Math.abs(Y - Math.floor(Y) - 0.5)
      for (let x = 0; x < frame.width; x++, i++) {
        if (drift.data[i] <= fade - 0.1) {
          out.data[i] = 0
          continue
        }
        const X = (x + 0.5) * inv
        const p = Math.abs(X - Math.floor(X) - 0.5)
        const square = Math.abs(Math.max(p, q) - 0.3)
        const octagon = Math.abs(p + q - 0.3) * Math.SQRT1_2
        const bar = p > 0.3 || q > 0.3 ? Math.min(p, q) : 1
        const d = Math.min(square, octagon, bar) * cell
        const there = Math.min(1, Math.max(0, (drift.data[i] - fade) * 5 + 0.5))
        out.data[i] = d > half + 1 ? 0 : there * Math.min(1, Math.max(0, half + 0.5 - d))
      }
    }
    return out
  },
})
