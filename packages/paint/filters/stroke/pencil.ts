import { filter } from '../../filter.ts'
import { drawLines } from '../../kernels/line.ts'
import { ratio } from '../../param.ts'

/** Graphite is caught by the paper's heights and misses its dents: a pencil line is broken at full size. */
export const pencil = filter({
  id: 'pencil',
  doc: 'Draws strokes with a pencil on the grain of the paper.',
  params: {
    dry: ratio(0.55, 'How much the grain breaks the line.'),
  },
  from: 'strokes',
  gives: 'plane',
  with: { paper: 'plane' },
  zone: 'sheet',
  reach: 'point',
  cost: 30,
  run: ({ m, frame }, strokes, { dry }, { paper }) => {
    const out = drawLines(m, strokes, frame, frame.width, frame.rows)
    for (let i = 0; i < out.data.length; i++) {
      const d = out.data[i]
      if (d <= 0) continue
      // a firm line reaches into the dents
      const caught = Math.min(1, Math.max(0, (paper.data[i] - 0.55 + 0.75 * d) / 0.4))
      out.data[i] = d * (1 - dry + dry * caught)
    }
    return out
  },
})
