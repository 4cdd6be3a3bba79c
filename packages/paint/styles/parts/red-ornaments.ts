import type { Node } from '../../filter.ts'
import { cloudBank } from '../../filters/ornament/cloud-bank.ts'
import { clouds } from '../../filters/ornament/clouds.ts'
import { fillShapes } from '../../filters/ornament/fill-shapes.ts'
import { fretFrame } from '../../filters/ornament/fret-frame.ts'
import { gild } from '../../filters/ornament/gild.ts'
import { lanterns } from '../../filters/ornament/lanterns.ts'
import { moonGate } from '../../filters/ornament/moon-gate.ts'
import { petals } from '../../filters/ornament/petals.ts'
import { plumBlossoms, plumBranch } from '../../filters/ornament/plum-branch.ts'
import { brush } from '../../filters/stroke/brush.ts'
import type { Ingredients } from '../../style.ts'

type Plane = Node<'plane'>

/** What stands behind the people of a portrait, and in the sky of a scene. */
export const behind =
  ({ seen, sky }: Ingredients, room: Plane, open: Plane) =>
  (ground: Node<'picture'>): Node<'picture'> =>
    ground
      .pipe(fillShapes({ shapes: seen.pipe(moonGate()), within: room }))
      .pipe(fillShapes({ shapes: seen.pipe(clouds({ sky })), within: open }))

/** What hangs and lies in front: a branch, lanterns, clouds of cut paper, petals, the frame; then all gold is gilded. */
export const before =
  ({ seen, subject }: Ingredients, cloud: Plane, flecks: Plane) =>
  (picture: Node<'picture'>): Node<'picture'> => {
    const branch = seen.pipe(plumBranch({ avoid: subject }))
    return picture
      .pipe(fillShapes({ shapes: fretFrame() }))
      .pipe(brush({ strokes: branch }))
      .pipe(fillShapes({ shapes: seen.pipe(plumBlossoms({ avoid: subject, bloom: 'pink' })) }))
      .pipe(fillShapes({ shapes: seen.pipe(lanterns({ avoid: subject, beside: branch })) }))
      .pipe(fillShapes({ shapes: seen.pipe(cloudBank()) }))
      .pipe(fillShapes({ shapes: seen.pipe(petals({ avoid: subject, size: 12 })) }))
      .pipe(gild({ cloud, flecks }))
  }
