import { filter } from '../../filter.ts'
import { edged, sided } from '../../kernels/cel.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { choice, px } from '../../param.ts'

/**
 * Along the soft border of a map a pixel is a mixture of both sides. Here it gets the colour of one side alone, so
 * that neither clings to the other when one of them is repainted: no pale rim, no dark one.
 */
export const edgeColours = filter({
  id: 'edge-colours',
  doc: 'Gives the border of people the colours of one side alone, so that no halo is left when the other changes.',
  source: 'foreground by local means after Forte, Pitié 2020, doi:10.1109/ICIP40778.2020.9190720',
  params: {
    side: choice(['inside', 'outside'], 'inside', 'Whose colours the border gets.'),
    reach: px(4, { min: 0.5, max: 40 }, 'How far colours are fetched from.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { map: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 35,
  run: ({ m }, src, { side, reach }, { map }) => {
    // only what is surely of this side counts
    const sums = sided(m, src, map, side)
    const [near, far] = [gaussian(m, sums, reach), gaussian(m, sums, 3 * reach)]
    return edged(m, src, map, near, far, side)
  },
})
