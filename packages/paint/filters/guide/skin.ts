import { filter } from '../../filter.ts'
import { skinArea } from '../map/skin-area.ts'

/** Skin by its colour and smoothness; where people were seen, theirs alone. */
export const skinMap = filter({
  id: 'skin-map',
  doc: 'Finds the skin of people.',
  params: {},
  from: 'picture',
  gives: 'plane',
  with: { seen: 'seen', person: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 160,
  run: (tools, src, _values, { seen, person }) => {
    const out = skinArea.spec.run(tools, src, { size: 14 * tools.frame.u, certain: 0.5 }, {}) as typeof person
    if (seen.faces.length > 0) for (let i = 0; i < out.data.length; i++) out.data[i] *= person.data[i]
    return out
  },
})
