import { filter } from '../../filter.ts'
import { portraitOf } from '../../guidance/seen.ts'

/** Where a painted backdrop may stand: behind the people of a portrait, and nowhere in a scene. */
export const backdropRoom = filter({
  id: 'backdrop-room',
  doc: 'The room behind the people of a portrait; empty in a scene.',
  params: {},
  from: 'plane',
  gives: 'plane',
  with: { seen: 'seen' },
  reach: 'point',
  cost: 3,
  run: ({ m }, person, _values, { seen }) => {
    const portrait = portraitOf(seen)
    const out = m.plane(person.width, person.height)
    for (let i = 0; i < out.data.length; i++) out.data[i] = portrait * (1 - Math.min(1, person.data[i]))
    return out
  },
})
