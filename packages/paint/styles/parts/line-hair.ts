import { hairClumps } from '../../filters/colour/hair-clumps.ts'
import { hairCurls } from '../../filters/line/hair-curls.ts'
import { hairStrokes } from '../../filters/line/hair-strokes.ts'
import { together } from '../../filters/line/together.ts'
import { firm } from '../../filters/map/firm.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { hairGround } from './cel-hair.ts'
import type { Posed } from './posed.ts'

/** Hair as one draws it with a line: its clumps as a wash, locks of long strands over the furrows, a ring left bare. */
export function lineHair(sitting: Posed, { width }: { width: number }) {
  const { toned, locks: hair, texture, it } = sitting
  const { ways, form, base, ring } = hairGround(sitting, { toned })
  const furrows = form.pipe(firm({ low: 0.2, high: 0.6 }), holdBack({ by: 1 }))
  const drawn = { flow: ways, texture, width, dry: 0 }
  const long = { ...drawn, dark: furrows, length: 210, apart: 7, spread: 6, strands: 3, opacity: 0.9 }
  const short = {
    ...drawn,
    kind: 'cropped',
    length: 4,
    apart: 3.6,
    spread: 1,
    strands: 1,
    opacity: 0.6,
  } as const
  const curls = hairCurls({ texture, seen: it.seen, side: 'shade', width: 1.2 * width, share: 0.9 })
  return {
    hair,
    clumps: hairClumps({ base, form, hair, contrast: 1.3 }),
    ring,
    strands: hair.pipe(
      hairStrokes(long),
      together({ more: hair.pipe(curls) }),
      together({ more: hair.pipe(hairStrokes(short)) }),
    ),
  }
}
