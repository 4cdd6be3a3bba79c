import { labOf } from '../../colour.ts'
import type { Node } from '../../filter.ts'
import { hairClumps } from '../../filters/colour/hair-clumps.ts'
import { vibrance } from '../../filters/colour/vibrance.ts'
import { addLight } from '../../filters/light/add-light.ts'
import { sideRim } from '../../filters/light/side-rim.ts'
import { hairWays } from '../../filters/line/hair-ways.ts'
import { hairForm } from '../../filters/map/hair-form.ts'
import { both } from '../../filters/mix/both.ts'
import { figureRelief } from '../../filters/model/figure-relief.ts'
import { studioLight } from '../../filters/model/studio-light.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { hairBase } from '../../filters/tone/hair-base.ts'
import { shortHair } from './cel-hair.ts'
import { type SkinLook, sureSkin } from './cel-skin.ts'
import type { Material } from './material.ts'
import type { Posed } from './posed.ts'
import { strandsOver } from './strands.ts'

/** Hair is sculpted in broad chunks, not in strands. */
const chunk = { length: 60, width: 9, own: 0.8, free: 0.6 }

/** The people of a photo as models: clothes without their weave, skin without pores, hair in sculpted chunks, all in relief. */
export function filmModel(sitting: Posed, skin: SkinLook) {
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
    .pipe(hairClumps({ base, form, hair: locks, contrast: 0.8, soft: 0.25, rich: 1.3, lift: 0.11 }))
    .pipe(figureRelief({ figure, hair: locks, cloth, seen, photo, form, tresses: 3 }))
  return { model, ways, form, cloth }
}

/** Curls, cropped hair and a few fine strands over the chunks, crisp on the sheet. */
export const filmStrands = (sitting: Posed, { ways, form }: ReturnType<typeof filmModel>, strength = 0.35) =>
  strandsOver(
    {
      ...{ area: sitting.locks, form, ways, texture: sitting.texture, width: 0.45, length: 150, apart: 14 },
      more: shortHair(sitting, ways),
    },
    strength,
  )

/** Lit by three lamps, the rims of two colours last. */
export function filmLit(
  { model, ways }: ReturnType<typeof filmModel>,
  { it, locks }: Posed,
  { light }: Pick<Material, 'light'>,
  rims: { readonly left: string; readonly right: string; readonly amount: number; readonly width?: number },
): Node<'picture'> {
  const { width = 7, amount } = rims
  const edge = (side: 'left' | 'right') => it.person.pipe(sideRim({ side, width, sheen: 0.2 }))
  return model
    .pipe(studioLight({ ...light, normals: it.normals, skin: it.skin, hair: locks, ways }))
    .pipe(
      addLight({ ...labOf(rims.left), amount, where: edge('left') }),
      addLight({ ...labOf(rims.right), amount, where: edge('right') }),
    )
}
