import { labOf } from '../colour.ts'
import { backdropRoom } from '../filters/guide/backdrop.ts'
import { facePart } from '../filters/guide/face-part.ts'
import { matte } from '../filters/guide/matte.ts'
import { sitters } from '../filters/guide/sitters.ts'
import { backLight } from '../filters/light/back-light.ts'
import { darkCorners } from '../filters/light/corners.ts'
import { dust } from '../filters/light/dust.ts'
import { screenLight } from '../filters/light/screen-light.ts'
import { firm } from '../filters/map/firm.ts'
import { blend } from '../filters/mix/blend.ts'
import { strongest } from '../filters/mix/strongest.ts'
import { noise } from '../filters/texture/noise.ts'
import { ratio } from '../param.ts'
import { style } from '../style.ts'
import { redFaceLines } from './parts/red-faces.ts'
import { bare, painted, wall } from './parts/red-ground.ts'
import { before, behind } from './parts/red-ornaments.ts'

const gold = labOf('#ffc866')
/** What a red wall throws on skin. */
const glow = labOf('#ff9a68')

export default style({
  key: 'img2img_chinese_style_usage',
  name: { en: 'Chinese Red', zh: '中国红' },
  look: 'Lacquer red and gold: silk robes, a moon gate, auspicious clouds, lanterns and plum blossom.',
  version: 1,
  suits: { portrait: 0.88, group: 0.88, figure: 0.85, animal: 0.82, nature: 0.88, town: 0.84, night: 0.85 },
  params: {
    brocade: ratio(0.5, 'How strongly the gold pattern of the silk shows.'),
    mist: ratio(0.35, 'How much the far of a scene drowns in evening light.'),
    dust: ratio(0.5, 'How much gold dust floats in the air.'),
  },
  paint: (from, values) => {
    const { photo, original, seen, person, skin, sky } = from
    const cloud = noise({ size: 220, salt: 1 })
    const flecks = noise({ size: 4, octaves: 1, salt: 2 })
    // a map of people may have a hole, a face never; the outline of a mesh may lie beside a jaw
    const whole = person.pipe(strongest({ other: seen.pipe(facePart({ grow: -0.08 })) }))
    const room = whole.pipe(firm(), backdropRoom({ seen }))
    // ornaments and wall end at the people's borders as the full-size photo has them
    const crisp = whole.pipe(matte({ original }), firm({ low: 0.4, high: 0.88 }), backdropRoom({ seen }))
    const open = room.pipe(strongest({ other: sky }))
    const motes = open.pipe(dust({ count: 260 * values.dust, largest: 2.6, spare: bare(from) }))
    const rim = person.pipe(backLight({ room, photo }))
    const ground = painted(from, cloud, values).pipe(blend({ other: wall(from, cloud), where: crisp }))
    const lit = behind(ground, from, crisp).pipe(
      // skin stands in the wall's warm light
      screenLight({ where: skin.pipe(sitters({ seen })), amount: 0.12, ...glow }),
      screenLight({ where: rim, amount: 0.6, ...gold }),
      darkCorners({ amount: 0.3 }),
      screenLight({ where: motes, amount: 0.9, ...gold }),
    )
    return before(redFaceLines(lit, from), from, cloud, flecks)
  },
})
