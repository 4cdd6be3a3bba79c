import { labOf } from '../../colour.ts'
import { cumulusSky } from '../../filters/backdrop/cumulus-sky.ts'
import { metalSkin } from '../../filters/colour/metal-skin.ts'
import { neonGrade } from '../../filters/colour/neon-grade.ts'
import { vibrance } from '../../filters/colour/vibrance.ts'
import { sitters } from '../../filters/guide/sitters.ts'
import { addLight } from '../../filters/light/add-light.ts'
import { glow } from '../../filters/light/glow.ts'
import { lamp } from '../../filters/light/lamp.ts'
import { twoLamps } from '../../filters/light/two-lamps.ts'
import { holdBack } from '../../filters/map/hold-back.ts'
import { vivid } from '../../filters/map/vivid.ts'
import { blend } from '../../filters/mix/blend.ts'
import { both } from '../../filters/mix/both.ts'
import { strongest } from '../../filters/mix/strongest.ts'
import { anisotropicKuwahara } from '../../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../../filters/smooth/domain-transform.ts'
import { nightfall } from '../../filters/tone/nightfall.ts'
import { skinShade } from '../../filters/tone/skin-shade.ts'
import { skinTone } from '../../filters/tone/skin-tone.ts'
import type { Posed } from './posed.ts'

/** The world of a cyber comic before its lights go on: a place by night, and people of metal under two coloured lamps. */
export function neonNight({ it, before, softer, ways, room, figure }: Posed, sides: number) {
  const { photo, person, seen, sky, foliage, skin, normals } = it
  const sitting = person.pipe(sitters({ seen }))
  const place = softer
    .pipe(
      nightfall({ person: sitting, dark: 0.24, span: 0.36, detail: 1.1 }),
      domainTransform({ sigma: 6, range: 0.15, idle: room }),
      anisotropicKuwahara({ radius: 3.5, flow: ways, idle: room }),
      neonGrade({ sides, spare: skin }),
    )
    .pipe(cumulusSky({ sky, photo, palette: 'neon', clouds: 0, keep: 0.12, night: 1 }))
  const people = before
    .pipe(
      nightfall({ person: sitting }),
      domainTransform({ sigma: 5, range: 0.14 }),
      neonGrade({ sides: 0.6 * sides, own: 0.32, warm: 0.4, spare: skin }),
    )
    .pipe(
      metalSkin({
        base: photo.pipe(skinTone({ skin, seen })),
        shade: photo.pipe(skinShade({ skin, seen })),
        skin,
      }),
      twoLamps({ normals, person: person.pipe(sitters({ seen, least: 0.35 })), turn: 0.75, amount: 0.75 }),
    )
  // signs and lamps are what the light of such a night comes from
  const spare = foliage.pipe(
    strongest({ other: sky }),
    strongest({ other: person }),
    strongest({ other: room }),
  )
  const signs = softer.pipe(vivid({ spare }))
  // where the photo's light came from a great sign shines now, out of sight
  const source = photo.pipe(lamp({ person }), glow({ core: 0.35 }))
  const across = photo.pipe(lamp({ person, side: 'dark', height: 0.5, wide: 0.3 }), glow({ core: 0.2 }))
  return place.pipe(
    addLight({
      ...labOf('#ff3fae'),
      amount: 0.34,
      where: source.pipe(both({ map: sky.pipe(holdBack({ by: 0.7 })) })),
    }),
    addLight({
      ...labOf('#21d3ff'),
      amount: 0.1,
      where: across.pipe(both({ map: sky, other: 'not' })),
    }),
    blend({ other: softer.pipe(vibrance({ gain: 1.8 })), where: signs, amount: 0.85 }),
    blend({ other: people, where: figure }),
  )
}
