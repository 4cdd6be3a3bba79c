import type { Node } from '../../filter.ts'
import { lensBlur } from '../../filters/light/lens-blur.ts'
import { drawnLines } from '../../filters/line/drawn-lines.ts'
import { flow } from '../../filters/line/flow.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { clayClouds } from '../../filters/model/clay-clouds.ts'
import { clayFace } from '../../filters/model/clay-face.ts'
import { clayLeaves } from '../../filters/model/clay-leaves.ts'
import { clayLocks } from '../../filters/model/clay-locks.ts'
import { coat } from '../../filters/model/coat.ts'
import { darkSpots } from '../../filters/model/dark-spots.ts'
import { laidOn } from '../../filters/model/laid-on.ts'
import { mouldedParts } from '../../filters/model/moulded-parts.ts'
import { rolls } from '../../filters/model/rolls.ts'
import { studioLight } from '../../filters/model/studio-light.ts'
import { thumbMarks } from '../../filters/model/thumb-marks.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { gaussian } from '../../filters/smooth/gaussian.ts'
import { skinTone } from '../../filters/tone/skin-tone.ts'
import type { Material } from './material.ts'
import { besideFaces, type Posed } from './posed.ts'

/** Lines as a modeller sees them: rather long ones, each once. */
const lines = { again: 0, taper: 0.1 }

/** A whole scene, modelled. Its spare lane is its height. */
export function modelled(sitting: Posed): Node<'picture'> {
  const furry = sitting.creature.pipe(coat({ photo: sitting.it.photo }))
  return modelledFigures(modelledWorld(sitting, furry), sitting, furry)
}

/**
 * The ground of a modelled scene: slabs with moulded edges, thin things rolled, clouds of balls, and leaves and grass
 * pressed on one by one.
 */
function modelledWorld({ it, toned, bare, locks, figure, ways, room }: Posed, furry: Node<'plane'>) {
  const tone = toned.pipe(skinTone({ skin: it.skin, seen: it.seen }))
  const slabs = bare
    .pipe(domainTransform({ sigma: 10, range: 0.14 }))
    .pipe(
      mouldedParts({ figure, creature: furry, skin: it.skin, hair: locks, sky: it.sky, tone, seen: it.seen }),
    )
  const figures = figure.pipe(strongest({ other: furry }))
  const leaves = it.foliage.pipe(both({ map: figures, other: 'not' }))
  const things = figures
    .pipe(strongest({ other: leaves }), holdBack({ by: 1 }))
    .pipe(both({ map: room.pipe(holdBack({ by: 1 })) }))
  const thin = bare.pipe(
    drawnLines({
      ...lines,
      ...{ sigma: 1.1, width: 2.2, high: 0.02, low: 0.008, shortest: 26, flow: ways, weight: things },
    }),
  )
  return slabs
    .pipe(clayClouds({ sky: it.sky }), rolls({ strokes: thin, colours: bare, rise: 1 }))
    .pipe(clayLeaves({ foliage: leaves, photo: toned.pipe(gaussian({ sigma: 3 })) }))
}

/** Who or what stands before it: folds drawn with a tool, fur and hair in thick locks, faces piece by piece. */
function modelledFigures(
  world: Node<'picture'>,
  { it, toned, bare, locks, figure, ways }: Posed,
  furry: Node<'plane'>,
) {
  const broad = bare.pipe(flow({ sigma: 6 }))
  const soft = toned.pipe(gaussian({ sigma: 3 }))
  const cloth = figure.pipe(both({ map: locks, other: 'not' }), both({ map: besideFaces(it.seen, 1) }))
  const folds = bare.pipe(
    drawnLines({
      ...lines,
      ...{ sigma: 1.4, width: 2, high: 0.014, low: 0.006, shortest: 20, flow: ways, weight: cloth },
    }),
  )
  const spots = furry.pipe(darkSpots({ photo: it.photo }))
  const fur = furry.pipe(
    both({ map: spots, other: 'not' }),
    clayLocks({ flow: broad, seen: it.seen, least: 3.6, long: 16 }),
  )
  const hair = locks.pipe(clayLocks({ flow: broad, seen: it.seen }))
  const close = bare.pipe(domainTransform({ sigma: 3, range: 0.1 }))
  return world
    .pipe(rolls({ strokes: folds, colours: bare, rise: -1.1, cover: 0.25, tone: 0.8 }))
    .pipe(rolls({ strokes: fur, colours: soft, rise: 0.9, lift: 1, pile: 4 }))
    .pipe(laidOn({ colours: close, where: spots }))
    .pipe(rolls({ strokes: hair, colours: soft, rise: 0.9, lift: 1, pile: 5 }))
    .pipe(clayFace({ seen: it.seen, photo: it.photo }))
}

/** Photographs a modelled scene: a studio's light on its material, and a room that lies out of focus. */
export function photographed(
  model: Node<'picture'>,
  { it, figure, room }: Posed,
  { light, surface }: Material,
) {
  const behind = room.pipe(both({ map: figure, other: 'not' }))
  return model
    .pipe(studioLight({ ...light, normals: it.normals }))
    .pipe(lensBlur({ where: behind, radius: 4.5, lights: 0.5 }))
    .pipe(gaussian({ sigma: 0.55 })) // no steps where the sheet is larger than the study
    .pipe(thumbMarks({ ...surface, calm: behind }))
}
