import { filter } from '../../filter.ts'
import { portraitOf } from '../../guidance/seen.ts'
import { enlarge, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import { px } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

/** How far a form keeps its surroundings in focus, and how wide a hole in a thing is closed, in u, and how wide one well inside it. */
const [focus, hole, wide] = [14, 36, 70]

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
  with: { seen: 'seen', sky: 'plane', foliage: 'plane', subject: 'plane', detail: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 30,
  run: ({ m, frame }, people, { whole }, { seen, ...maps }) => {
    // all of it is soft until its border is drawn: half of a large study shows the same
    const k = frame.u >= 1.2 ? 2 : 1
    const u = frame.u / k
    const all = [people, maps.sky, maps.foliage, maps.subject, maps.detail]
    const [person, sky, foliage, subject, detail] = all.map((p) => (k > 1 ? shrink(m, p, k) : p))
    const portrait = portraitOf(seen)
    const out = m.plane(person.width, person.height)
    const painted = m.plane(person.width, person.height)
    let about = 0
    for (let i = 0; i < out.data.length; i++) {
      painted.data[i] = Math.max(sky.data[i], foliage.data[i])
      about += subject.data[i]
    }
    const soft = gaussian(m, painted, whole / k).data
    const sharp = gaussian(m, detail, focus * u).data
    // calm places within a thing belong to it
    const filled = gaussian(m, subject, hole * u).data
    const inner = gaussian(m, subject, wide * u).data
    // where the picture is about one thing, what is out of focus around it is painted
    const alone = smoothstep(0.22, 0.32, about / out.data.length)
    let drawn = 0
    for (let i = 0; i < out.data.length; i++) {
      const built = 1 - smoothstep(0.3, 0.62, soft[i])
      out.data[i] = built * (1 - alone * smoothstep(0.3, 0.12, sharp[i]))
      drawn += out.data[i]
    }
    // where nearly all are leaves, whatever stands out among them is drawn
    const eager = 1 + smoothstep(0.3, 0.1, drawn / out.data.length)
    for (let i = 0; i < out.data.length; i++) {
      const near = smoothstep(0.3, 0.6, eager * Math.max(subject.data[i], filled[i]))
      const thing = Math.max(near, smoothstep(0.5, 0.64, inner[i])) * (1 - sky.data[i])
      const scene = Math.max(out.data[i], thing, person.data[i])
      out.data[i] = Math.min(1, person.data[i] * portrait + scene * (1 - portrait))
    }
    return k > 1
      ? enlarge(m, out, { width: people.width, height: people.height, from: 0, to: people.height }, k)
      : out
  },
})
