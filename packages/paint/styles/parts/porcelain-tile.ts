import type { Node } from '../../filter.ts'
import { tileBorder } from '../../filters/glaze/tile-border.ts'
import { tileField } from '../../filters/glaze/tile-field.ts'
import { tilePlate } from '../../filters/glaze/tile-plate.ts'
import { tileWashes } from '../../filters/glaze/tile-washes.ts'
import { underglaze } from '../../filters/glaze/underglaze.ts'
import { drawnLines } from '../../filters/line/drawn-lines.ts'
import { ruled } from '../../filters/line/ruled.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { anisotropicKuwahara } from '../../filters/smooth/anisotropic-kuwahara.ts'
import { pen } from '../../filters/stroke/pen.ts'
import { besideFaces, type Posed } from './posed.ts'

/** A scene without a figure as a glazed tile: cobalt washes within a painted border, on a cushioned plate. */
export function porcelainTile({ it, toned, ways }: Posed, stage: Node<'plane'>) {
  return toned
    .pipe(
      anisotropicKuwahara({ radius: 4.5, flow: ways, idle: stage }),
      tileWashes({ sky: it.sky, stage, flow: ways }),
    )
    .pipe(underglaze({ shapes: stage.pipe(tileBorder()) }), tilePlate({ stage }))
}

/** What is drawn with the point of the brush: fingers and folds of figures, and all the contours of a scene. */
export function brushLines(
  { it, dressed, ways }: Posed,
  { body, tresses }: Readonly<Record<'body' | 'tresses', Node<'plane'>>>,
  stage: Node<'plane'>,
  line: number,
) {
  const drawn = body
    .pipe(both({ map: tresses, other: 'not' }), both({ map: besideFaces(it.seen, 1) }))
    .pipe(strongest({ other: stage.pipe(holdBack({ by: 1 })) }), both({ map: stage.pipe(tileField()) }))
  return dressed
    .pipe(
      drawnLines({
        sigma: 1,
        width: line,
        high: 0.014,
        low: 0.0056,
        shortest: 16,
        flow: ways,
        weight: drawn,
      }),
      ruled({ stray: 1, shortest: 45, spare: body.pipe(strongest({ other: it.foliage })) }),
    )
    .pipe(pen())
}
