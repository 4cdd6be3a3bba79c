import { anywhere } from '../../anywhere.ts'
import { filter } from '../../filter.ts'
import { portraitOf } from '../../guidance/seen.ts'

/** A photo of people or of an animal is a figure in a studio; any other is a scene, and nothing stands on the stage. */
export const onStage = filter({
  id: 'on-stage',
  doc: 'Says whether a photo is of a figure, which may stand in a studio, or is a scene: the same everywhere.',
  params: {},
  from: 'plane',
  gives: 'plane',
  with: { seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 2,
  run: ({ m }, creature, _values, { seen }) => {
    const out = m.plane(creature.width, creature.height)
    out.data.fill(anywhere(creature, 0.6) ? 1 : portraitOf(seen))
    return out
  },
})
