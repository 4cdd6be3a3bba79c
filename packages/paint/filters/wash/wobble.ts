import { filter } from '../../filter.ts'
import { displace } from '../../kernels/displace.ts'
import { px } from '../../param.ts'

/** A brush does not follow a pencil line exactly: whole forms are pushed a little, none is frayed. */
export const wobble = filter({
  id: 'wobble',
  doc: 'Lets forms stray a little from where they were.',
  params: { by: px(4, { min: 0, max: 60 }, 'How far at most, about.') },
  from: 'picture',
  gives: 'picture',
  with: { x: 'plane', y: 'plane' },
  maybe: { calm: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 25,
  run: ({ m }, src, { by }, { x, y, calm }) => displace(m, src, { x, y, by, calm }),
})
