import { celadonGround } from '../../filters/glaze/celadon-ground.ts'
import { onStage } from '../../filters/glaze/on-stage.ts'
import { masses } from '../../filters/map/masses.ts'
import { oneBody } from '../../filters/map/one-body.ts'
import { ownColours } from '../../filters/map/own-colours.ts'
import { blend } from '../../filters/mix/blend.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { coat } from '../../filters/model/coat.ts'
import { porcelainTile } from './porcelain-tile.ts'
import type { Posed } from './posed.ts'

/** What a photo becomes in porcelain: a celadon wall with a table for a figure, or a painted panel of tiles for a scene. */
export function porcelainStage(sitting: Posed) {
  const { it, behind, creature, figure } = sitting
  const furry = creature.pipe(
    coat({ photo: it.photo }),
    ownColours({ photo: it.photo }),
    oneBody(),
    masses({ size: 2.6 }),
  )
  const stage = furry.pipe(onStage({ seen: it.seen }))
  const wall = behind.pipe(celadonGround({ stage, figure: figure.pipe(strongest({ other: furry })) }))
  return { furry, stage, ground: porcelainTile(sitting, stage).pipe(blend({ other: wall, where: stage })) }
}
