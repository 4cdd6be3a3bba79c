import { labOf } from '../../colour.ts'
import type { Node } from '../../filter.ts'
import { cinema } from '../../filters/colour/cinema.ts'
import { depth } from '../../filters/guide/depth.ts'
import { addLight } from '../../filters/light/add-light.ts'
import { bloom } from '../../filters/light/bloom.ts'
import { darkCorners } from '../../filters/light/corners.ts'
import { haze } from '../../filters/light/haze.ts'
import { lamp } from '../../filters/light/lamp.ts'
import { lensBlur } from '../../filters/light/lens-blur.ts'
import { lightBeams } from '../../filters/light/light-beams.ts'
import { byDay } from '../../filters/map/by-day.ts'
import { firm } from '../../filters/map/firm.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { masses } from '../../filters/map/masses.ts'
import { blend } from '../../filters/mix/blend.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { studioLight } from '../../filters/model/studio-light.ts'
import { gaussian } from '../../filters/smooth/gaussian.ts'
import { softContrast } from '../../filters/tone/soft-contrast.ts'
import type { filmAnimal, filmPeople } from './film-figures.ts'
import { film } from './material.ts'
import type { Posed } from './posed.ts'

interface Cast {
  readonly set: Node<'picture'>
  readonly people: Pick<ReturnType<typeof filmPeople>, 'model' | 'ways'>
  readonly animal: Pick<ReturnType<typeof filmAnimal>, 'furry' | 'on'>
  readonly rims: (picture: Node<'picture'>) => Node<'picture'>
}

/** Set and cast under one light, seen through a fast lens: a room is out of focus, and so is what is far in a scene. */
export function filmScene(
  { it, figure, figures, room, locks }: Posed,
  { set, people, animal, rims }: Cast,
): Node<'picture'> {
  const { photo, sky, person } = it
  const behind = room.pipe(both({ map: figure, other: 'not' }))
  // the outline of a form has no steps
  const outline = figure.pipe(masses({ size: 1.2, from: 0.2, to: 0.8 }))
  const lit = set.pipe(animal.on, blend({ other: people.model, where: outline })).pipe(
    studioLight({ ...film.light, normals: it.normals, skin: it.skin, hair: locks, ways: people.ways }),
    // a room has no relief that the light could show: people would throw a halo on it
    blend({ other: set, where: behind }),
  )
  const far = photo.pipe(depth({ sky, subject: figures }))
  const away = far.pipe(
    firm({ low: 0.35, high: 0.75 }),
    both({ map: figures.pipe(strongest({ other: sky })), other: 'not' }),
  )
  const sun = photo.pipe(lamp({ person }))
  const clear = figures.pipe(strongest({ other: room }), strongest({ other: sky }))
  const beams = photo.pipe(
    lightBeams({ lamp: sun, before: person }),
    both({ map: clear.pipe(holdBack({ by: 0.85 }), byDay({ photo })) }),
  )
  return rims(lit)
    .pipe(haze({ depth: far, lamp: sun, amount: 0.22, from: 0.3, spare: clear }))
    .pipe(addLight({ ...labOf('#ffd79a'), amount: 0.15, where: beams }))
    .pipe(
      lensBlur({ where: away, radius: 3, lights: 0.6 }),
      lensBlur({ where: behind, radius: 9, lights: 1 }),
    )
}

/** Printed as film is: teal in the shade and amber in the light but for skin and hair, a little glow, darker corners. */
export const developed = (scene: Node<'picture'>, { it: { skin, sky }, locks }: Posed): Node<'picture'> =>
  scene
    .pipe(
      cinema({ amount: 0.35, skin: skin.pipe(strongest({ other: locks }), strongest({ other: sky })) }),
      softContrast({ amount: 0.18 }),
    )
    .pipe(
      bloom({ sigma: 18, from: 0.6, amount: 0.16 }),
      gaussian({ sigma: 0.5 }),
      darkCorners({ amount: 0.16 }),
    )
