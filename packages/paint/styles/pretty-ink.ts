import { labOf } from '../colour.ts'
import { flow } from '../filters/line/flow.ts'
import { noise } from '../filters/texture/noise.ts'
import { silk, silkGround } from '../filters/texture/silk.ts'
import { glazeOver } from '../filters/wash/glaze-over.ts'
import { stain } from '../filters/wash/stain.ts'
import { plain, ratio } from '../param.ts'
import { style } from '../style.ts'
import { gongbiLines } from './parts/gongbi-lines.ts'
import { gongbiPaint } from './parts/gongbi-paint.ts'
import { gongbiDistance, gongbiOrnaments } from './parts/gongbi-setting.ts'

const ink = labOf('#3a2c28')

export default style({
  key: 'img2img_pretty_style_usage',
  subKey: 'img2img_pretty_style_ink',
  name: { en: 'Chinese Ink Style', zh: '国风-水墨' },
  look: 'Fine even ink lines and pale mineral colours on silk, with plum blossom and misty blue mountains.',
  version: 1,
  suits: { portrait: 0.92, group: 0.88, figure: 0.88, animal: 0.77, nature: 0.88, town: 0.8, night: 0.75 },
  params: {
    line: plain(1, { min: 0.3, max: 3 }, 'How strong the outlines are.'),
    pigment: ratio(0.75, 'How far colours are drawn to the painter’s few minerals.'),
    rouge: ratio(0.5, 'How red cheeks and lips are.'),
    scenery: ratio(0.8, 'How clear the mountains behind people are.'),
    blossoms: ratio(1, 'How many blossoms and petals there are.'),
  },
  paint: (from, { line, pigment, rouge, scenery, blossoms }) => {
    const ways = from.photo.pipe(flow({ sigma: 2.2 }))
    const figure = gongbiPaint(from, { ways, pigment, rouge })
    const weave = silk()
    const ground = weave.pipe(
      silkGround({ mottle: noise({ size: 260, octaves: 3, salt: 7 }), backed: from.skin }),
    )
    const lines = gongbiLines(from, { ...figure, ways, line })
    const sheet = gongbiDistance(ground, from, scenery)
      .pipe(glazeOver({ paint: figure.paint, grain: weave }))
      .pipe(stain({ ...ink, depth: 0.95, where: lines }))
    return gongbiOrnaments(sheet, from, { blossoms })
  },
})
