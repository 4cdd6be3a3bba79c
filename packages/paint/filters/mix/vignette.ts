import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { px } from '../../param.ts'

const paper = labOf('#fcfdff')

/** The wash stops before the edge of the sheet, where the brush happened to lift. */
export const vignette = filter({
  id: 'vignette',
  doc: 'Lets the picture run out into white paper with a ragged edge.',
  params: {
    margin: px(110, { min: 0, max: 300 }, 'How far from the edge the picture is whole.'),
    ragged: px(90, { min: 0, max: 300 }, 'How far the edge wanders.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { clouds: 'plane' },
  maybe: { grain: 'plane', keep: 'plane' },
  reach: 'point',
  cost: 12,
  run: ({ m, frame }, src, { margin, ragged }, { clouds, grain, keep }) => {
    const out = m.copy(src)
    if (margin <= 0) return out
    for (let y = 0; y < src.height; y++) {
      const Y = y + frame.top + 0.5
      const fromEdge = Math.min(Y, frame.height - Y)
      for (let x = 0; x < src.width; x++) {
        const near = Math.min(fromEdge, x + 0.5, frame.width - x - 0.5)
        if (near > margin + ragged) continue
        const i = y * src.width + x
        const wander = (clouds.data[i] - 0.5) * ragged + (grain ? (grain.data[i] - 0.5) * 0.33 * ragged : 0)
        const v = Math.min(1, Math.max(0, (near + wander) / margin))
        const t = Math.max(v * v * (3 - 2 * v), keep ? keep.data[i] * Math.min(1, near / (0.2 * margin)) : 0)
        const k = 4 * i
        out.data[k] = paper.L + t * (src.data[k] - paper.L)
        out.data[k + 1] = paper.a + t * (src.data[k + 1] - paper.a)
        out.data[k + 2] = paper.b + t * (src.data[k + 2] - paper.b)
      }
    }
    return out
  },
})
