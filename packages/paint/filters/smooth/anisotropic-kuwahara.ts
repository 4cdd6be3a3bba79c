import { filter } from '../../filter.ts'
import { kuwahara } from '../../kernels/kuwahara.ts'
import { scaled } from '../../kernels/points.ts'
import { px } from '../../param.ts'
import { isIdle } from './idle.ts'

/** Flat patches with crisp borders that follow the flow: the ground of most painted looks. */
export const anisotropicKuwahara = filter({
  id: 'anisotropic-kuwahara',
  doc: 'Flattens a picture into patches that follow the form.',
  source: 'Kyprianidis, Semmo, Kang, Döllner 2010, doi:10.2312/LocalChapterEvents/TPCG/TPCG10/025-030',
  params: {
    radius: px(4, { min: 0.5, max: 12 }, 'Radius where nothing is spared.'),
    spared: px(1, { min: 0, max: 12 }, 'Radius where `spare` is 1.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { flow: 'flow' },
  /** `idle` is a room that is painted anew: see isIdle. */
  maybe: { spare: 'plane', idle: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 250,
  run: ({ m }, src, { radius, spared }, { flow, spare, idle }) => {
    if (isIdle(idle)) return m.copy(src)
    if (!spare) return kuwahara(m, src, flow, { radii: [radius] })
    const steps = 4
    const which = scaled(m, spare, steps - 1, 1 - steps, 0, steps - 1)
    const radii = Array.from({ length: steps }, (_, k) => spared + ((radius - spared) * k) / (steps - 1))
    return kuwahara(m, src, flow, { radii, which })
  },
})
