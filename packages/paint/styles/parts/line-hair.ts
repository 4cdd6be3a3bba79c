import { hairClumps } from '../../filters/colour/hair-clumps.ts'
import { hairGloss } from '../../filters/light/hair-gloss.ts'
import { hairStrokes } from '../../filters/line/hair-strokes.ts'
import { firm } from '../../filters/map/firm.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { hairGround } from './cel-hair.ts'
import type { Posed } from './posed.ts'

/** Hair as one draws it with a line: its clumps as a wash, locks of long strands over the furrows, a ring left bare. */
export function lineHair({ it, toned, locks }: Posed, { width }: { width: number }) {
  const { hair, ways, form, base } = hairGround(it, { toned, followed: locks })
  const furrows = form.pipe(firm({ low: 0.2, high: 0.6 }), holdBack({ by: 1 }))
  return {
    hair,
    clumps: hairClumps({ base, form, hair, contrast: 1.3 }),
    ring: hair.pipe(hairGloss({ form, seen: it.seen })),
    strands: hair.pipe(
      hairStrokes({
        ...{ flow: ways, dark: furrows, width, length: 210, apart: 7, spread: 6, strands: 3 },
        ...{ opacity: 0.9, dry: 0 },
      }),
    ),
  }
}
