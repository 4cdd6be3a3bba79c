import { filter } from '../../filter.ts'
import { weighed } from '../../kernels/points.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Share of the picture from which a subject is what the picture is about: below the first it is one thing of many. */
const share = { none: 0.06, all: 0.12 } as const
/** People that cover this share are what it is about. */
const people = [0.004, 0.03] as const

/** How many ways forms run at which a thing surely is built, and from which on it surely grew: a tram has .74, a lion .97. */
const built = [0.86, 0.93] as const
/** Ways that are told apart over half a turn. */
const bins = 24

/** How evenly the forms of a subject run every way, 0..1: the entropy of their directions, the plain ones for more. */
function waysOf(subject: Plane, flow: Plane): number {
  const sums = new Float64Array(bins)
  let all = 1e-9
  for (let i = 0; i < subject.data.length; i += 3) {
    if (subject.data[i] < 0.7) continue
    const k = 4 * i
    const sure = flow.data[k + 2] * flow.data[k + 2] * Math.min(flow.data[k + 3], 0.1)
    const turn = Math.atan2(flow.data[k + 1], flow.data[k]) / Math.PI
    sums[Math.min(bins - 1, Math.floor((turn < 0 ? turn + 1 : turn) * bins))] += sure
    all += sure
  }
  let entropy = 0
  for (const sum of sums) if (sum > 0) entropy -= (sum / all) * Math.log(sum / all)
  return entropy / Math.log(bins)
}

/** The lion, the cat, the cup: what a draughtsman takes for his figure where nobody sits for him. */
export const loneThing = filter({
  id: 'lone-thing',
  doc: 'The one animal or thing that a picture without people is about; empty elsewhere, with `flow` also for built things, with `foliage` for trees.',
  params: {},
  from: 'plane',
  gives: 'plane',
  with: { person: 'plane' },
  maybe: { flow: 'flow', foliage: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 6,
  run: ({ m }, subject, _values, { person, flow, foliage }) => {
    let [sure, crew] = [0, 0]
    for (let i = 0; i < subject.data.length; i += 3) {
      if (subject.data[i] > 0.7 && !(foliage && foliage.data[i] > 0.5)) sure++
      crew += person.data[i]
    }
    const all = subject.data.length / 3
    const alone = smoothstep(share.none, share.all, sure / all) * (1 - smoothstep(...people, crew / all))
    const shown = flow && alone > 0 ? alone * smoothstep(...built, waysOf(subject, flow)) : alone
    return weighed(m, subject, person, shown, -shown)
  },
})
