import { filter } from '../../filter.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { finished, holdSlopes } from '../../kernels/finish.ts'
import { guidedModel } from '../../kernels/guided.ts'
import { plain, px, ratio } from '../../param.ts'

/**
 * How each colour of a painted study follows the photo's lightness: the slopes of the guided model, and in the
 * spare lane the photo's lightness itself. `finish-edges` needs it to know which edges the painter kept.
 */
export const edgeSlope = filter({
  id: 'edge-slope',
  doc: 'Learns which edges of the photo a painted picture kept.',
  source: 'He, Sun, Tang 2013, doi:10.1109/TPAMI.2012.213',
  params: {
    radius: px(2.6, { min: 1, max: 12 }, 'How far around a place.'),
    eps: plain(0.0012, { min: 0.00001, max: 0.1 }, 'Variance below which a place counts as flat.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { photo: 'picture' },
  zone: 'study',
  reach: 'whole',
  cost: 90,
  run: ({ m }, src, { radius, eps }, { photo }) => {
    const L = laneOf(m, photo, 0)
    const { slope, offset } = guidedModel(m, L, src, { radius: Math.max(1, radius), eps })
    m.free(offset)
    // colours follow less than lightness: a fringe is worse than a soft edge
    holdSlopes(m, slope, L)
    return slope
  },
})

/**
 * Gives an enlarged study the edges of the full-size photo: study + slope * (photo - the photo as the study saw
 * it). Small differences (grain, compression) are left out. At the study's own size it changes nothing.
 */
export const finishEdges = filter({
  id: 'finish-edges',
  doc: 'Makes the edges of a painted picture as sharp as the photo at full size.',
  source: 'joint upsampling: Kopf, Cohen, Lischinski, Uyttendaele 2007, doi:10.1145/1276377.1276497',
  params: {
    strength: ratio(1, 'How much of the edges is given back.'),
    quiet: ratio(0.02, 'Differences of lightness below this are taken for grain.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { slope: 'picture', original: 'picture' },
  zone: 'sheet',
  reach: 'point',
  cost: 15,
  run: ({ m }, src, { strength, quiet }, { slope, original }) =>
    finished(m, src, slope, original, [strength, quiet]),
})
