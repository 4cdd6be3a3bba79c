import { labOf } from '../../colour.ts'
import { filter } from '../../filter.ts'
import { runOut } from '../../kernels/run-out.ts'
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
    if (margin <= 0) return m.copy(src)
    const { top, height } = frame
    const colour = [paper.L, paper.a, paper.b] as const
    return runOut(m, src, { paper: colour, margin, ragged, top, height, clouds, grain, keep })
  },
})
