import { drawnLines } from '../../filters/line/drawn-lines.ts'
import { ruled } from '../../filters/line/ruled.ts'
import { together } from '../../filters/line/together.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { blend } from '../../filters/mix/blend.ts'
import { both } from '../../filters/mix/both.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { pen } from '../../filters/stroke/pen.ts'
import { besideFaces, besideHair, type Posed, silhouettes } from './posed.ts'

/** Lines as an assistant draws them on a screen: even and unbroken, built things along a ruler, people by hand. */
export function cleanLines(sitting: Posed, { line, high }: { line: number; high: number }) {
  const { it, bare, softer, room, ways, script, figure } = sitting
  const face = besideFaces(it.seen).pipe(both({ map: besideHair(sitting) }))
  const open = it.sky.pipe(holdBack({ by: 0.8 }))
  const leaves = it.foliage.pipe(holdBack({ by: 0.75 }))
  const ground = room.pipe(holdBack({ by: 0.3 }))
  const words = script.pipe(holdBack({ by: 0.9 }))
  const weight = face.pipe(
    both({ map: words }),
    both({ map: open }),
    both({ map: leaves }),
    both({ map: ground }),
  )
  const drawn = bare.pipe(
    blend({ other: softer, where: room }),
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
    ruled({ stray: 1.3, shortest: 40, spare: figure }),
  )
  return drawn.pipe(together({ more: silhouettes(sitting, 1.2 * line) }), pen())
}
