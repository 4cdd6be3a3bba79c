import type { Node } from '../../filter.ts'
import { eyeRest } from '../../filters/guide/eye-rest.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { oilManner } from '../../filters/stroke/oil-manner.ts'
import type { Ingredients } from '../../style.ts'
import type { stageOf } from './light-key.ts'

/** Where an oil painter takes care, with which brush he goes where, and what he draws because no brush can say it. */
export function oilPlaces(
  { skin, hair, detail, subject }: Ingredients,
  { room, open, air, oval, features, thin }: ReturnType<typeof stageOf>,
  size: number,
): { focus: Node<'plane'>; manner: Node<'picture'>; drawn: Node<'plane'> } {
  const told = subject.pipe(both({ map: detail }), both({ map: room.pipe(holdBack({ by: 1 })) }))
  const focus = oval.pipe(
    strongest({ other: skin }),
    strongest({ other: told, share: 0.5 }),
    strongest({ other: hair, share: 0.8 }),
  )
  // a landscape, too, has a place where things are told
  const rest = detail.pipe(eyeRest({ spare: room }), both({ map: open }))
  // a face is drawn, not brushed
  const brushed = focus.pipe(both({ map: oval, other: 'not' }))
  const drawn = thin
    .pipe(
      strongest({ other: rest, share: 0.5 }),
      strongest({ other: detail.pipe(both({ map: open })), share: 0.36 }),
      strongest({ other: hair, share: 0.45 }),
    )
    .pipe(
      strongest({ other: skin, share: 0.65 }),
      strongest({ other: oval, share: 0.82 }),
      strongest({ other: features }),
    )
  return {
    focus,
    manner: subject.pipe(oilManner({ focus: brushed, rest, thin, sky: air, room, detail, size })),
    drawn,
  }
}
