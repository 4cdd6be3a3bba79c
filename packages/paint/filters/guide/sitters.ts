import { filter } from '../../filter.ts'
import { portraitOf } from '../../guidance/seen.ts'
import { ratio } from '../../param.ts'

/** People as far as the picture is about them: passers-by in a scene count for `least`. */
export const sitters = filter({
  id: 'sitters',
  doc: 'The people a picture is about; those who only pass through it count for less.',
  params: { least: ratio(0, 'What passers-by count for.') },
  from: 'plane',
  gives: 'plane',
  with: { seen: 'seen' },
  reach: 'point',
  cost: 3,
  run: ({ m }, person, { least }, { seen }) => {
    const weight = least + (1 - least) * portraitOf(seen)
    const out = m.plane(person.width, person.height)
    for (let i = 0; i < out.data.length; i++) out.data[i] = weight * Math.min(1, Math.max(0, person.data[i]))
    return out
  },
})
