import type { Node } from '../../filter.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { cloudBank } from '../../filters/ornament/cloud-bank.ts'
import { clouds } from '../../filters/ornament/clouds.ts'
import { fillShapes } from '../../filters/ornament/fill-shapes.ts'
import { fretFrame } from '../../filters/ornament/fret-frame.ts'
import { gild } from '../../filters/ornament/gild.ts'
import { heaped } from '../../filters/ornament/heaped.ts'
import { lanterns } from '../../filters/ornament/lanterns.ts'
import { moonGate } from '../../filters/ornament/moon-gate.ts'
import { petals } from '../../filters/ornament/petals.ts'
import { plumBlossoms, plumBranch } from '../../filters/ornament/plum-branch.ts'
import { brush } from '../../filters/stroke/brush.ts'
import type { Ingredients } from '../../style.ts'

type Plane = Node<'plane'>
type Picture = Node<'picture'>
/** Length of the branch: it fills a corner and does not cross the picture. */
const branch = 310

/** What stands behind the people of a portrait, and in the sky of a scene. */
export const behind = (ground: Picture, { seen, sky }: Ingredients, room: Plane): Picture =>
  ground.pipe(
    fillShapes({
      shapes: seen.pipe(moonGate(), heaped({ over: seen.pipe(clouds({ sky })) })),
      within: room.pipe(strongest({ other: sky })),
    }),
  )

/** What hangs and lies in front: a branch, the frame, lanterns, clouds of cut paper, petals; then all gold is gilded. */
export function before(picture: Picture, from: Ingredients, cloud: Plane, flecks: Plane): Picture {
  const { seen, subject: avoid } = from
  const strokes = seen.pipe(plumBranch({ avoid, length: branch }))
  const shapes = fretFrame().pipe(
    heaped({ over: seen.pipe(plumBlossoms({ avoid, length: branch, bloom: 'pink' })) }),
    heaped({ over: seen.pipe(lanterns({ avoid, beside: strokes })) }),
    heaped({ over: seen.pipe(cloudBank()) }),
    heaped({ over: seen.pipe(petals({ avoid, size: 12 })) }),
  )
  return picture.pipe(brush({ strokes }), fillShapes({ shapes }), gild({ cloud, flecks }))
}
