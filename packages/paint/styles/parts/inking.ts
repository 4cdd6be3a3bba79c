import type { Node } from '../../filter.ts'
import { crisp } from '../../filters/line/crisp.ts'
import { inkMasses } from '../../filters/line/ink-masses.ts'
import { lines } from '../../filters/line/lines.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { hatch } from '../../filters/texture/hatch.ts'
import { feathering } from '../../filters/tone/feathering.ts'
import type { prepared } from './people.ts'

/** All that a comic's inker lays down, as one map: contours (`line` u wide), black masses, and hatching that leads to them. */
export function inking(
  { skin, people, toned, form, weight }: ReturnType<typeof prepared>,
  { near, smooth, calm }: { near: Node<'picture'>; smooth: Node<'picture'>; calm: Node<'plane'> },
  line: number,
): Node<'plane'> {
  const contours = smooth.pipe(lines({ sigma: line, low: 0.007, shortest: 20, flow: form, weight }))
  const masses = near.pipe(inkMasses({ flow: form, weight, spare: people }))
  const feathers = toned.pipe(feathering({ quiet: calm, spare: skin }), hatch())
  return masses.pipe(strongest({ other: contours }), crisp(), strongest({ other: feathers }))
}
