import { labOf } from '../../colour.ts'
import type { Node } from '../../filter.ts'
import { facePart } from '../../filters/guide/face-part.ts'
import { sitters } from '../../filters/guide/sitters.ts'
import { addLight } from '../../filters/light/add-light.ts'
import { bloom } from '../../filters/light/bloom.ts'
import { screenLight } from '../../filters/light/screen-light.ts'
import { sideRim } from '../../filters/light/side-rim.ts'
import { strokeGlow } from '../../filters/light/stroke-glow.ts'
import { hudArcs } from '../../filters/line/hud-arcs.ts'
import { meshSeams } from '../../filters/line/mesh-seams.ts'
import { firm } from '../../filters/map/firm.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { onSide } from '../../filters/map/on-side.ts'
import { oneBody } from '../../filters/map/one-body.ts'
import { add } from '../../filters/mix/add.ts'
import { both } from '../../filters/mix/both.ts'
import { ownInk } from '../../filters/mix/own-ink.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { circuits } from '../../filters/ornament/circuits.ts'
import { pen } from '../../filters/stroke/pen.ts'
import type { Posed } from './posed.ts'

/** How bright the air about a trace is. */
const air = 0.55
const [cyan, rose, steel] = [labOf('#21f3ff'), labOf('#ff4fc0'), labOf('#b9c4e6')]

/** Everything that shines of itself: rims, traces on calm ground, bars along seams, rings about an eye and behind heads. */
export function neonLights(
  { it, room, figure, creature }: Posed,
  { traces: count, rims }: { traces: number; rims: number },
) {
  const { seen, person, skin, hair, sky, detail, foliage } = it
  const face = seen.pipe(facePart({ part: 'oval', feather: 0.1, grow: 0.06 }))
  // boards are printed on what is calm and solid: never on people's skin or hair, leaves, or open sky
  const calm = detail
    .pipe(strongest({ other: skin }), strongest({ other: hair }), strongest({ other: face }))
    .pipe(strongest({ other: sky }), strongest({ other: foliage }))
    .pipe(firm({ low: 0.12, high: 0.36 }), holdBack({ by: 1 }))
  // in a scene they would hang in the air
  const near = room.pipe(strongest({ other: person.pipe(sitters({ seen })) }))
  const traces = calm.pipe(both({ map: near }), circuits({ count: 170 * count }))
  const bars = seen.pipe(meshSeams({ part: 1 }))
  const eye = seen.pipe(hudArcs())
  const dials = seen.pipe(hudArcs({ about: 'head', width: 0.9 }))
  const behind = figure.pipe(holdBack({ by: 1 }))
  // an animal is lit as people are, and by more: its fur catches the light
  const lit = person.pipe(strongest({ other: creature.pipe(oneBody()) }))
  const glow = traces.pipe(strokeGlow())
  const dialGlow = dials.pipe(strokeGlow({ amount: 0.5 }), both({ map: behind }))
  const [left, right] = [onSide({ side: 'left' }), onSide({ side: 'right' })] as const
  const onEdge = (side: 'left' | 'right') => lit.pipe(sideRim({ side }))
  // light of one colour is one light, whatever it comes from: rims and bars are this much brighter than the traces' air
  const cold = glow.pipe(
    left,
    add({ more: onEdge('left'), amount: 1.65 * rims }),
    add({ more: bars.pipe(strokeGlow()), amount: 1.45 }),
  )
  const warm = glow.pipe(
    right,
    add({ more: onEdge('right'), amount: 1.45 * rims }),
    add({ more: dialGlow, amount: 0.75 }),
  )
  const printed = traces.pipe(pen())
  const drawn = dials.pipe(pen(), both({ map: behind }))
  return {
    /** Their light on what is around them, in the study. */
    inAir: (picture: Node<'picture'>): Node<'picture'> =>
      picture.pipe(
        addLight({ ...cyan, amount: air, where: cold }),
        addLight({ ...rose, amount: air, where: warm }),
        bloom({ sigma: 20, from: 0.55, amount: 0.45 }),
      ),
    /** Seams of the face, before it is drawn. */
    seams: ownInk({ tone: 0.3, share: 0, opacity: 0.75, where: seen.pipe(meshSeams(), pen()) }),
    /** The tubes themselves, on the sheet. */
    tubes: (picture: Node<'picture'>): Node<'picture'> =>
      picture
        .pipe(
          screenLight({ ...cyan, amount: 0.7, where: printed.pipe(left) }),
          screenLight({ ...rose, amount: 0.7, where: printed.pipe(right) }),
          screenLight({ ...rose, amount: 0.75, where: drawn }),
        )
        .pipe(
          screenLight({ ...cyan, amount: 1, where: bars.pipe(pen()) }),
          screenLight({ ...cyan, amount: 0.85, where: eye.pipe(pen()) }),
          ownInk({
            ...steel,
            tone: 0.9,
            rich: 0,
            share: 0.2,
            where: seen.pipe(facePart({ part: 'mouth', feather: 0.02 })),
          }),
          screenLight({
            ...cyan,
            amount: 0.35,
            where: seen.pipe(facePart({ part: 'irises', feather: 0.05 })),
          }),
        ),
  }
}
