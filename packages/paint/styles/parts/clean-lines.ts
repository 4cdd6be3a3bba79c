import { contourStrokes } from '../../filters/line/contour-strokes.ts'
import { drawnLines } from '../../filters/line/drawn-lines.ts'
import { ruled } from '../../filters/line/ruled.ts'
import { together } from '../../filters/line/together.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { both } from '../../filters/mix/both.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { pen } from '../../filters/stroke/pen.ts'
import { besideFaces, type Posed } from './posed.ts'

/** Lines as an assistant draws them on a screen: even and unbroken, built things along a ruler, people by hand. */
export function cleanLines(
  { it, bare, ways, figure }: Posed,
  { line, high }: { line: number; high: number },
) {
  const face = besideFaces(it.seen)
  const open = it.sky.pipe(holdBack({ by: 0.8 }))
  const leaves = it.foliage.pipe(holdBack({ by: 0.75 }))
  const weight = face.pipe(both({ map: open }), both({ map: leaves }))
  const drawn = bare.pipe(
    domainTransform({ sigma: 5, range: 0.12 }),
    drawnLines({
      sigma: 0.9,
      width: line,
      high,
      low: 0.35 * high,
      again: 0,
      shortest: 22,
      flow: ways,
      weight,
    }),
    ruled({ shortest: 30, spare: figure }),
  )
  const outer = figure.pipe(contourStrokes({ width: 1.2 * line, gap: 3, dry: 0, shade: 0.6 }))
  return drawn.pipe(together({ more: outer }), pen())
}
