import type { Node } from '../../filter.ts'
import { flow } from '../../filters/line/flow.ts'
import { grow } from '../../filters/map/grow.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { skinArea } from '../../filters/map/skin-area.ts'
import { both } from '../../filters/mix/both.ts'
import { autoTone } from '../../filters/tone/auto-tone.ts'

/**
 * How the line styles prepare a photo: its tones brought to the mean lightness `key`, people left as light or as
 * dark as they are; the way its forms run; and how lightly a pen goes over skin (`weight`, by `held`).
 */
export function prepared(
  { photo, skin: mapped }: { photo: Node<'picture'>; skin: Node<'plane'> },
  { key, held }: { key: number; held: number },
) {
  // by colour, since a pen needs the folds and lips of a face left out, but only on people: curtains are no skin
  const skin = photo.pipe(skinArea(), both({ map: mapped.pipe(grow({ by: 3 })) }))
  const people = skin.pipe(grow({ by: 14, back: 0.85 }))
  const toned = photo.pipe(autoTone({ key, spare: people }))
  return {
    skin,
    people,
    toned,
    form: toned.pipe(flow({ sigma: 3 })),
    weight: skin.pipe(holdBack({ by: held })),
  }
}
