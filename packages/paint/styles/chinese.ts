import { labOf } from '../colour.ts'
import type { Node } from '../filter.ts'
import { crimsonSky } from '../filters/backdrop/crimson-sky.ts'
import { lacquerWall } from '../filters/backdrop/lacquer-wall.ts'
import { lacquerPalette } from '../filters/colour/lacquer-palette.ts'
import { redSilk } from '../filters/colour/red-silk.ts'
import { backdropRoom } from '../filters/guide/backdrop.ts'
import { depth } from '../filters/guide/depth.ts'
import { garment } from '../filters/guide/garment.ts'
import { backLight } from '../filters/light/back-light.ts'
import { screenLight } from '../filters/light/screen-light.ts'
import { drawnLines } from '../filters/line/drawn-lines.ts'
import { flow } from '../filters/line/flow.ts'
import { blend } from '../filters/mix/blend.ts'
import { both } from '../filters/mix/both.ts'
import { inkOver } from '../filters/mix/ink-over.ts'
import { strongest } from '../filters/mix/strongest.ts'
import { goldLines } from '../filters/ornament/gold-lines.ts'
import { lattice } from '../filters/ornament/lattice.ts'
import { anisotropicKuwahara } from '../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../filters/smooth/domain-transform.ts'
import { noise } from '../filters/texture/noise.ts'
import { ratio } from '../param.ts'
import { style } from '../style.ts'
import { before, behind } from './parts/red-ornaments.ts'

export default style({
  key: 'img2img_chinese_style_usage',
  name: { en: 'Chinese Red', zh: '中国红' },
  look: 'Lacquer red and gold: silk robes, a moon gate, auspicious clouds, lanterns and plum blossom.',
  version: 1,
  params: {
    brocade: ratio(0.5, 'How strongly the gold pattern of the silk shows.'),
    mist: ratio(0.35, 'How much the far of a scene drowns in evening light.'),
  },
  paint: (from, { brocade, mist }) => {
    const { photo, original, seen, person, skin, hair, sky, foliage, subject } = from
    const cloud = noise({ size: 220, salt: 1 })
    const flecks = noise({ size: 5, octaves: 3, salt: 2 })
    const ways = photo.pipe(flow({ sigma: 2.2 }))
    const cloth = person.pipe(garment({ seen, skin, hair }))
    const room = person.pipe(backdropRoom({ seen }))
    const far = photo.pipe(depth({ sky, subject }))
    const lines = photo.pipe(drawnLines({ width: 0.75, flow: ways, again: 0.1 }))
    const wall = seen
      .pipe(lacquerWall({ cloud, flecks }))
      .pipe(inkOver({ where: lattice({ drift: cloud }), opacity: 0.3, ...labOf('#d99a3f') }))
    const ground = photo
      .pipe(anisotropicKuwahara({ radius: 3.2, flow: ways }))
      .pipe(blend({ other: original, where: person.pipe(both({ map: cloth, other: 'not' })) }))
      .pipe(
        redSilk({
          garment: cloth,
          broad: photo.pipe(domainTransform({ sigma: 26, range: 0.6 })),
          drift: cloud,
          woven: brocade,
        }),
      )
      .pipe(lacquerPalette({ far, foliage, keep: person, mist }))
      .pipe(goldLines({ strokes: lines, amount: 0.5 }))
      .pipe(
        blend({ other: photo.pipe(crimsonSky({ sky, cloud })), where: sky }),
        blend({ other: wall, where: room }),
      )
    const open = room.pipe(strongest({ other: sky }))
    const lit = (picture: Node<'picture'>) =>
      picture.pipe(
        screenLight({ where: person.pipe(backLight({ room, photo })), amount: 0.6, ...labOf('#ffc866') }),
      )
    return before(from, cloud, flecks)(lit(behind(from, room, open)(ground)))
  },
})
