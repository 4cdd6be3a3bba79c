import { filter } from '../../filter.ts'
import { px } from '../../param.ts'

/** What floats before the plane of focus: the same outlines with soft edges, the later ones, which are nearer, the softer. */
export const outOfFocus = filter({
  id: 'out-of-focus',
  doc: 'Softens the edges of petals and other outlines, as a lens does before its plane of focus.',
  params: { soft: px(4, { min: 0, max: 40 }, 'Width of the softest edge.') },
  from: 'shapes',
  gives: 'shapes',
  zone: 'study',
  reach: 'whole',
  cost: 1,
  run: ({ frame }, shapes, { soft }) => {
    const last = Math.max(1, shapes.count - 1)
    const most = soft / frame.u
    return { ...shapes, soft: shapes.soft.map((s, i) => Math.max(s, most * (0.35 + 0.65 * (i / last)))) }
  },
})
