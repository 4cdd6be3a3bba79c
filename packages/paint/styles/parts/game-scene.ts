import type { Node } from '../../filter.ts'
import { cumulusSky } from '../../filters/backdrop/cumulus-sky.ts'
import { neonStage } from '../../filters/backdrop/neon-stage.ts'
import { vibrance } from '../../filters/colour/vibrance.ts'
import { depth } from '../../filters/guide/depth.ts'
import { haze } from '../../filters/light/haze.ts'
import { lamp } from '../../filters/light/lamp.ts'
import { leafForm } from '../../filters/map/leaf-form.ts'
import { blend } from '../../filters/mix/blend.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { darkSpots } from '../../filters/model/dark-spots.ts'
import { facets } from '../../filters/model/facets.ts'
import { sceneRelief } from '../../filters/model/scene-relief.ts'
import { studioLight } from '../../filters/model/studio-light.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { gaussian } from '../../filters/smooth/gaussian.ts'
import { fewColours } from '../../filters/texture/few-colours.ts'
import { scanlines } from '../../filters/texture/scanlines.ts'
import { softContrast } from '../../filters/tone/soft-contrast.ts'
import type { filmAnimal, filmPeople } from './film-figures.ts'
import { game } from './material.ts'
import type { Posed } from './posed.ts'

/** Where a game takes place: plain textures over low relief, a painted sky, rooms in neon light. */
export function gameSet({ it, behind, room, figures }: Posed): Node<'picture'> {
  const { sky, photo, foliage } = it
  const form = foliage.pipe(leafForm({ photo, heap: 9, broad: 60, leaf: 14, ragged: 1 }))
  return behind.pipe(domainTransform({ sigma: 5, range: 0.1 }), vibrance({ gain: 1.8, spare: figures })).pipe(
    cumulusSky({ sky, photo, palette: 'flat', clouds: 1, hard: 0.6 }),
    neonStage({ where: room }),
    // a stage is flat
    sceneRelief({ foliage, form, sky: sky.pipe(strongest({ other: room })), tones: 9, small: 4, heap: 26 }),
  )
}

interface Cast {
  readonly set: Node<'picture'>
  readonly people: Pick<ReturnType<typeof filmPeople>, 'model' | 'ways'>
  readonly animal: Pick<ReturnType<typeof filmAnimal>, 'furry' | 'on'>
  readonly rims: (picture: Node<'picture'>) => Node<'picture'>
  readonly fog: number
}

/** Set and cast cut into facets, lit in steps, what is far in fog. */
export function gameScene(
  { it, figure, figures, room, locks }: Posed,
  { set, people, animal, rims, fog }: Cast,
): Node<'picture'> {
  const { photo, sky, person, skin, seen, foliage } = it
  const spots = animal.furry.pipe(darkSpots({ photo }))
  const lit = set
    .pipe(animal.on, blend({ other: people.model, where: figure }))
    .pipe(facets({ person: figures, skin, hair: locks, sky, foliage, seen, keep: spots }))
    .pipe(studioLight({ ...game.light, normals: it.normals, skin, hair: locks, ways: people.ways }))
  const far = photo.pipe(depth({ sky, subject: figures }))
  const sun = photo.pipe(lamp({ person }))
  const clear = figures.pipe(
    strongest({ other: room }),
    strongest({ other: sky }),
    strongest({ other: foliage, share: 0.7 }),
  )
  return rims(lit)
    .pipe(haze({ depth: far, lamp: sun, air: 'mist', amount: fog, from: 0.4, spare: clear }))
    .pipe(softContrast({ amount: 0.22 }), gaussian({ sigma: 0.7 }))
}

/** What an old screen makes of it, on the sheet. */
export const gameScreen = (picture: Node<'picture'>): Node<'picture'> =>
  picture.pipe(fewColours(), scanlines({ amount: 0.04 }))
