import { contourStrokes } from '../../filters/line/contour-strokes.ts'
import { drawnLines } from '../../filters/line/drawn-lines.ts'
import { together } from '../../filters/line/together.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { both } from '../../filters/mix/both.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { besideFaces, type Posed } from './posed.ts'

/** Contours as a light hand draws them: some twice, some left open, none within a drawn face. */
export function blueDrawing({ it, dressed, ways, figure }: Posed, { line }: { line: number }) {
  const face = besideFaces(it.seen, 0.95)
  const skin = it.skin.pipe(holdBack({ by: 0.35 }))
  const hair = it.hair.pipe(holdBack({ by: 0.6 }))
  const open = it.sky.pipe(holdBack({ by: 0.3 }), both({ map: it.foliage.pipe(holdBack({ by: 0.55 })) }))
  const weight = face.pipe(both({ map: skin }), both({ map: hair }), both({ map: open }))
  const drawn = dressed.pipe(
    domainTransform({ sigma: 4, range: 0.12 }),
    drawnLines({ sigma: 0.85, width: line, high: 0.008, low: 0.003, again: 0.5, flow: ways, weight }),
  )
  return drawn.pipe(together({ more: figure.pipe(contourStrokes({ width: 1.1 * line, gap: 10, dry: 0 })) }))
}
