import { filter } from '../../filter.ts'
import { refined, surveyOf } from '../../guidance/refine.ts'
import { skinOfPeople } from '../../guidance/skin.ts'
import { laneOf, shrink } from '../../kernels/exchange.ts'
import { gaussian } from '../../kernels/gaussian.ts'
import type { Machine } from '../../kernels/machine.ts'
import { contrast } from '../../kernels/maps.ts'
import type { Plane } from '../../plane.ts'
import { skinArea } from '../map/skin-area.ts'

/** Longest side of what is searched for skin, in pixels. */
const side = 467
/** What colour alone is worth where someone looked and saw no face; fur, sand and wood have it too. */
const unseen = 0.35
/** And beside people who were seen, none of whom shows a face. */
const beside = 0.1
/** And where nobody could look. */
const blindly = 0.85

/** A step of lightness this large counts as a hair, and a larger one as no more: fingers have few, hair has many. */
const hair = 0.018

/** How much of a place is uneven at the size of hairs, 0..1, on the shrunken picture. */
function roughness(m: Machine, src: Plane, u: number, k: number): Plane {
  const L = laneOf(m, src, 0)
  const soft = gaussian(m, L, 2 * u)
  const steps = contrast(m, src, soft, 1 / hair, 1)
  const small = shrink(m, steps, k)
  const out = gaussian(m, small, (3 * u) / k)
  for (const p of [L, soft, steps, small]) m.free(p)
  return out
}

/**
 * Skin: each person's own tone, learned from the face, wherever that person is. Where nobody is seen, or nobody could
 * look, by colour and smoothness alone, and for less.
 */
export const skinMap = filter({
  id: 'skin-map',
  doc: 'Finds the skin of people, each by the tone of the own face.',
  params: {},
  from: 'picture',
  gives: 'plane',
  with: { seen: 'seen', person: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 90,
  run: ({ m, frame, seed }, src, _values, { seen, person }) => {
    const { small, k } = surveyOf(m, src, side)
    const near = { ...frame, width: small.width, height: small.height, rows: small.height, u: frame.u / k }
    const { small: people } = surveyOf(m, person, side)
    const found = skinOfPeople(m, small, people, roughness(m, src, frame.u, k), seen, near)
    if (!found) {
      const alone = skinArea.spec.run(
        { m, frame: near, seed },
        small,
        { size: 14 * near.u, certain: 0.5 },
        {},
      )
      const out = refined(m, src, small, alone as Plane, { radius: 2, eps: 2e-4, ramp: [0.15, 0.85] })
      const anyone = seen.bodies.length > 0
      for (let i = 0; i < out.data.length; i++)
        if (out.data[i] > 0)
          out.data[i] *= seen.blind ? blindly : anyone && person.data[i] < 0.5 ? beside : unseen
      return out
    }
    return refined(m, src, small, found, { radius: 2, eps: 2e-4, ramp: [0.12, 0.88] })
  },
})
