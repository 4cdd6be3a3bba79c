import type { Node } from '../../filter.ts'
import { bamboo } from '../../filters/backdrop/bamboo.ts'
import { mountainStrokes } from '../../filters/backdrop/mountain-strokes.ts'
import { mountains } from '../../filters/backdrop/mountains.ts'
import { add } from '../../filters/mix/add.ts'
import { inkStrokes } from '../../filters/stroke/ink-strokes.ts'
import { join } from '../../filters/stroke/join.ts'
import type { Ingredients } from '../../style.ts'
import type { InkGround } from './ink-ground.ts'

/** Misty mountains and a few stalks of bamboo behind the people of a portrait; nothing in a scene. */
export function inkScenery({ seen, person }: Ingredients, { paper, room }: InkGround, strength: number) {
  const painted = room.pipe(mountains())
  const grove = seen.pipe(bamboo({ avoid: person }))
  const strokes = seen.pipe(mountainStrokes(), join({ over: grove }))
  const drawn = strokes.pipe(inkStrokes({ paper }))
  const behind = (washes: Node<'plane'>): Node<'plane'> =>
    washes.pipe(add({ more: painted, amount: strength }), add({ more: drawn, amount: strength, where: room }))
  return { grove, behind }
}
