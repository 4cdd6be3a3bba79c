import { filter } from '../../filter.ts'
import { thinned } from '../../kernels/gongbi.ts'
import { ratio } from '../../param.ts'

/** Paint is thinned with water, down to nothing where the ground is left bare; the spare lane is its thickness. */
export const thin = filter({
  id: 'thin',
  doc: 'Thins the paint where a plane says that the ground is left bare.',
  params: { least: ratio(0, 'Share of the paint that always stays.') },
  from: 'picture',
  gives: 'picture',
  with: { keep: 'plane' },
  reach: 'point',
  cost: 6,
  run: ({ m }, src, { least }, { keep }) => thinned(m, src, keep, least),
})
