import { filter } from '../../filter.ts'
import { portraitOf } from '../../guidance/seen.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { reserve } from '../../kernels/ink-maps.ts'
import { ratio } from '../../param.ts'

/**
 * Where a painter lays ink and where the paper is left: 1 painted, 0 bare. A portrait keeps its people and lets the rest
 * go into mist; a scene keeps what there is to see and loses its sky and its border.
 */
export const inkReserve = filter({
  id: 'ink-reserve',
  doc: 'Decides what is painted and what is left as bare paper.',
  params: {
    behind: ratio(0.5, 'How much stays of what is behind people.'),
    open: ratio(0.5, 'How much of a scene is left open.'),
  },
  from: 'plane',
  gives: 'plane',
  with: { seen: 'seen', sky: 'plane', detail: 'plane', drift: 'plane', clouds: 'plane' },
  maybe: { far: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 40,
  run: ({ m, frame: { u } }, subject, { behind, open }, { seen, sky, detail, drift, clouds, far }) => {
    const halo = gaussian(m, subject, 70 * u)
    const portrait = portraitOf(seen)
    return reserve(m, subject, { halo, sky, detail, drift, clouds, far, portrait, behind, open })
  },
})
