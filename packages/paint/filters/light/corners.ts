import { filter } from '../../filter.ts'
import { cornered } from '../../kernels/grade.ts'
import { ratio } from '../../param.ts'

/** The corners of a lens get less light; a little of it leads the eye inwards. */
export const darkCorners = filter({
  id: 'dark-corners',
  doc: 'Darkens the corners a little, which leads the eye inwards.',
  params: { amount: ratio(0.2, 'How much darker the corners are.') },
  from: 'picture',
  gives: 'picture',
  reach: 'point',
  cost: 10,
  run: ({ m, frame }, src, { amount }) => cornered(m, src, frame.height, frame.top, amount),
})
