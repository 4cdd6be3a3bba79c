import { paintOf } from '../../brushwork/gold.ts'
import { filter } from '../../filter.ts'
import { drawLines } from '../../kernels/line.ts'
import { ratio } from '../../param.ts'

const [bright, dim] = ['#e3b655', '#a8701f'].map(paintOf)

/** Strokes drawn with a fine brush in gold (miaojin): on dark lacquer they gleam, in the light they are seen less. */
export const goldLines = filter({
  id: 'gold-lines',
  doc: 'Draws strokes in gold over a picture, as on lacquer.',
  params: { amount: ratio(0.8, 'How much they cover.') },
  from: 'picture',
  gives: 'picture',
  with: { strokes: 'strokes' },
  maybe: { where: 'plane' },
  zone: 'sheet',
  reach: 'point',
  cost: 25,
  run: ({ m, frame }, src, { amount }, { strokes, where }) => {
    const out = m.copy(src)
    const d = out.data
    const lines = drawLines(m, strokes, frame, frame.width, frame.rows).data
    for (let i = 0, k = 0; i < lines.length; i++, k += 4) {
      if (lines[i] <= 0.01) continue
      const t = amount * lines[i] * (where ? Math.min(1, Math.max(0, where.data[i])) : 1)
      const dark = Math.min(1, Math.max(0, 1.4 - 1.6 * d[k]))
      for (let l = 0; l < 3; l++) d[k + l] += t * (dim[l] + dark * (bright[l] - dim[l]) - d[k + l])
      d[k + 3] += t * dark * (1 - d[k + 3])
    }
    return out
  },
})
