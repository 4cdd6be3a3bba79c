import { filter } from '../../filter.ts'
import { weighed } from '../../kernels/points.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Share of the picture from which a subject is what the picture is about: below the first it is one thing of many. */
const share = { none: 0.06, all: 0.12 } as const
/** People that cover this share are what it is about. */
const people = [0.004, 0.03] as const

/** The lion, the cat, the cup: what a draughtsman takes for his figure where nobody sits for him. */
export const loneThing = filter({
  id: 'lone-thing',
  doc: 'The one animal or thing that a picture without people is about; empty elsewhere.',
  params: {},
  from: 'plane',
  gives: 'plane',
  with: { person: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 6,
  run: ({ m }, subject, _values, { person }) => {
    let [sure, crew] = [0, 0]
    for (let i = 0; i < subject.data.length; i += 3) {
      if (subject.data[i] > 0.7) sure++
      crew += person.data[i]
    }
    const all = subject.data.length / 3
    const alone = smoothstep(share.none, share.all, sure / all) * (1 - smoothstep(...people, crew / all))
    return weighed(m, subject, person, alone, -alone)
  },
})
