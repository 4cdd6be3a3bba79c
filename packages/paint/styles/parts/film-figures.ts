import { labOf } from '../../colour.ts'
import type { Node } from '../../filter.ts'
import { hairClumps } from '../../filters/colour/hair-clumps.ts'
import { vibrance } from '../../filters/colour/vibrance.ts'
import { addLight } from '../../filters/light/add-light.ts'
import { sideRim } from '../../filters/light/side-rim.ts'
import { hairWays } from '../../filters/line/hair-ways.ts'
import { hairForm } from '../../filters/map/hair-form.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { blend } from '../../filters/mix/blend.ts'
import { both } from '../../filters/mix/both.ts'
import { coat } from '../../filters/model/coat.ts'
import { figureRelief } from '../../filters/model/figure-relief.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { hairBase } from '../../filters/tone/hair-base.ts'
import { shortHair } from './cel-hair.ts'
import { type SkinLook, sureSkin } from './cel-skin.ts'
import type { Posed } from './posed.ts'
import { strandsOver } from './strands.ts'

/** Hair is sculpted in broad chunks, not in strands, and fur in tufts. */
const chunk = { length: 60, width: 9, own: 0.8, free: 0.4 }
const tuft = { length: 30, width: 6.5, own: 1.5, free: 0.3 }

/** Forms that are to be higher or lower than a film has them. */
type Relief = Partial<Record<'face' | 'swell' | 'fold' | 'lock', number>>

/** The people of a photo as models: clothes without their weave, skin without pores, hair in sculpted chunks, all in relief. */
export function filmPeople(sitting: Posed, skin: SkinLook, relief: Relief = {}) {
  const { it, toned, before, locks, texture, figure } = sitting
  const { photo, seen } = it
  const ways = locks.pipe(hairWays({ photo, seen, texture, sigma: 6, fall: 0.2 }))
  const form = locks.pipe(hairForm({ photo, flow: ways, seen, texture, ...chunk }))
  const base = toned.pipe(hairBase({ hair: locks }))
  const cloth = figure.pipe(both({ map: it.skin, other: 'not' }), both({ map: locks, other: 'not' }))
  const clothed = before.pipe(
    domainTransform({ sigma: 9, range: 0.15 }),
    vibrance({ gain: 1.3, spare: it.person }),
  )
  const model = sureSkin(clothed, it, skin)
    .pipe(
      hairClumps({ base, form, hair: locks, contrast: 0.8, soft: 0.25, rich: 1, lift: 0.07 }),
      vibrance({ gain: 1.35, spare: locks.pipe(holdBack({ by: 1 })) }),
    )
    .pipe(
      figureRelief({
        figure,
        hair: locks,
        cloth,
        seen,
        photo: clothed,
        form,
        tresses: 3,
        lock: 2.8,
        stand: 5,
        ...relief,
      }),
    )
  return {
    model,
    ways,
    /** Curls, cropped hair and a few fine strands over the chunks, crisp on the sheet. */
    strands: strandsOver(
      {
        area: locks,
        form,
        ways,
        texture,
        width: 0.45,
        length: 150,
        apart: 14,
        more: shortHair(sitting, ways),
      },
      0.35,
    ),
  }
}

/** An animal as a model: its fur in tufts that stand out of a body; its eyes and nose stay the photo's. */
export function filmAnimal({ it: { photo, seen }, toned, ways, creature }: Posed) {
  const furry = creature.pipe(coat({ photo }))
  const form = furry.pipe(hairForm({ photo, flow: ways, seen, ...tuft }))
  const base = toned.pipe(hairBase({ hair: furry, around: 9 }))
  const none = furry.pipe(both({ map: furry, other: 'not' }))
  const model = toned
    .pipe(domainTransform({ sigma: 5, range: 0.12 }), vibrance({ gain: 1.25 }))
    .pipe(hairClumps({ base, form, hair: furry, contrast: 1.25, soft: 0.2, amount: 0.7, rich: 1.15 }))
    .pipe(
      figureRelief({
        figure: furry,
        hair: furry,
        cloth: none,
        seen,
        photo,
        form,
        swell: 22,
        round: 60,
        lock: 6,
      }),
    )
  return {
    furry,
    on: blend({ other: model, where: furry }),
    strands: strandsOver({ area: furry, form, ways, width: 0.55, length: 60, apart: 11 }, 0.5),
  }
}

/** Light from behind along people, of two colours: warm from the left and cool from the right, say. */
export function filmRims(person: Node<'plane'>, { left, right, amount, width = 6 }: Rims) {
  const edge = (side: 'left' | 'right') => person.pipe(sideRim({ side, width, sheen: 0.15 }))
  return (picture: Node<'picture'>): Node<'picture'> =>
    picture.pipe(
      addLight({ ...labOf(left), amount, where: edge('left') }),
      addLight({ ...labOf(right), amount, where: edge('right') }),
    )
}
export interface Rims {
  readonly left: string
  readonly right: string
  readonly amount: number
  /** How far they run in, in u. */
  readonly width?: number
}
