import { filter } from '../../filter.ts'
import { refined, surveyOf } from '../../guidance/refine.ts'
import { salienceOf } from '../../guidance/salience.ts'
import { patchesOf } from '../../guidance/slic.ts'
import { laneOf } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'

/** Longest side of what is looked at, and pixels from patch to patch: some five hundred patches. */
const [side, step] = [233, 9]
/** People that cover less than this share of the picture are passers-by: the subject may be another. */
const passersBy = [0.004, 0.03] as const

/**
 * What the picture is about: its people, or else the one animal or thing that stands out by its colour, lies in focus
 * and towards the middle. Where nothing does, as in most landscapes, the map is low all over.
 */
export const subjectMap = filter({
  id: 'subject-map',
  doc: 'Finds what the picture is about: people, or the animal or thing in focus.',
  source: 'https://doi.org/10.1109/CVPR.2014.360',
  params: {},
  from: 'picture',
  gives: 'plane',
  with: { seen: 'seen', person: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 60,
  run: ({ m, frame }, src, _values, { person }) => {
    const out = m.plane(src.width, src.height)
    let share = 0
    for (let i = 0; i < person.data.length; i++) share += person.data[i]
    const people = smoothstep(...passersBy, share / person.data.length)
    out.data.set(person.data)
    if (people >= 1) return out
    const { small } = surveyOf(m, src, side)
    const found = thingIn(m, small, frame.u * (small.width / src.width))
    const thing = refined(m, src, small, found, { radius: 3, eps: 1e-3 })
    for (let i = 0; i < out.data.length; i++)
      out.data[i] = Math.min(1, Math.max(out.data[i], (1 - people) * thing.data[i]))
    return out
  },
})

/** The thing that stands out in a small picture, as far as it surely is one. */
function thingIn(m: Machine, small: Plane, u: number): Plane {
  const { width, height } = small
  const patches = patchesOf(m, small, step)
  const L = laneOf(m, small, 0)
  const soft = gaussian(m, L, 5 * u)
  for (let i = 0; i < L.data.length; i++) L.data[i] = Math.abs(L.data[i] - soft.data[i])
  const edges = gaussian(m, L, 10 * u)
  const sharp = new Float32Array(patches.count)
  for (let i = 0; i < edges.data.length; i++) sharp[patches.label[i]] += edges.data[i]
  for (let k = 0; k < sharp.length; k++) sharp[k] /= Math.max(1, patches.area[k])
  const usual = sharp.slice().sort()[Math.floor(0.9 * sharp.length)] + 1e-6
  const focus = sharp.map((v) => 0.25 + 0.75 * smoothstep(0.1, 0.7, v / usual))
  const { salient, sure } = salienceOf(patches, focus, width, height)
  const out = m.plane(width, height)
  for (let i = 0; i < out.data.length; i++) out.data[i] = salient[patches.label[i]]
  const rounded = gaussian(m, out, 8 * u) // a thing is one piece
  for (let i = 0; i < out.data.length; i++)
    out.data[i] =
      sure * Math.max(0.6 * out.data[i], smoothstep(0.2, 0.6, 0.5 * out.data[i] + 0.5 * rounded.data[i]))
  return out
}
