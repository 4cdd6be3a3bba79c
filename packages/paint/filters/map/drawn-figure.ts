import { filter } from '../../filter.ts'
import { portraitOf } from '../../guidance/seen.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/**
 * What is drawn where all else is painted. In a portrait its people; in a scene all that is built or stands out: what
 * is neither sky nor leaves, and the subject whatever it is made of.
 */
export const drawnFigure = filter({
  id: 'drawn-figure',
  doc: 'Tells what a comic artist would draw, people or buildings, from what stays painted: sky, leaves, backdrop.',
  params: { whole: px(5, { min: 0.5, max: 40 }, 'How far small gaps are closed.') },
  from: 'plane',
  gives: 'plane',
  with: { seen: 'seen', sky: 'plane', foliage: 'plane', subject: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 20,
  run: ({ m }, person, { whole }, { seen, sky, foliage, subject }) => {
    const portrait = portraitOf(seen)
    const out = m.plane(person.width, person.height)
    const painted = m.plane(person.width, person.height)
    for (let i = 0; i < out.data.length; i++) painted.data[i] = Math.max(sky.data[i], foliage.data[i])
    const soft = gaussian(m, painted, whole)
    for (let i = 0; i < out.data.length; i++) {
      const scene = Math.max(1 - smoothstep(0.3, 0.62, soft.data[i]), subject.data[i], person.data[i])
      out.data[i] = Math.min(1, person.data[i] * portrait + scene * (1 - portrait))
    }
    return out
  },
})
