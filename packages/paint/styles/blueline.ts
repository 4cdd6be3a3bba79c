import { labOf } from '../colour.ts'
import { blueWash } from '../filters/colour/blue-wash.ts'
import { crisp } from '../filters/line/crisp.ts'
import { lines } from '../filters/line/lines.ts'
import { inkOver } from '../filters/mix/ink-over.ts'
import { splatter } from '../filters/mix/splatter.ts'
import { vignette } from '../filters/mix/vignette.ts'
import { anisotropicKuwahara } from '../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../filters/smooth/domain-transform.ts'
import { coldPress } from '../filters/texture/cold-press.ts'
import { noise } from '../filters/texture/noise.ts'
import { pigmentRim } from '../filters/texture/pigment-rim.ts'
import { washTone } from '../filters/tone/wash-tone.ts'
import { px, ratio } from '../param.ts'
import { style } from '../style.ts'
import { prepared } from './parts/people.ts'

export default style({
  key: 'img2img_blueline_style_usage',
  name: { en: 'Dreamy', zh: '梦幻风' },
  look: 'A delicate blue line drawing over a pale watery wash that runs out into white paper.',
  version: 1,
  suits: { portrait: 0.75, group: 0.75, figure: 0.75, animal: 0.8, nature: 0.85, town: 0.85, night: 0.8 },
  params: {
    line: px(0.85, { min: 0.4, max: 2 }, 'Weight of the contours.'),
    wash: ratio(1, 'How much pigment the wash carries.'),
    margin: px(110, { min: 0, max: 250 }, 'How far the wash stays from the edge.'),
  },
  paint: ({ photo, skin }, { line, wash, margin }) => {
    const clouds = noise({ size: 110, stretch: 1.5, salt: 3 })
    const grain = noise({ size: 18, salt: 8 })
    const press = noise({ size: 30, octaves: 3, salt: 14 })
    const { people, toned, form, weight } = prepared({ photo, skin }, { key: 0.59, held: 0.6 })
    const near = toned.pipe(domainTransform({ sigma: 5, range: 0.14 }))
    const soft = toned.pipe(
      domainTransform({ sigma: 10, range: 0.24 }),
      anisotropicKuwahara({ radius: 5, flow: form }),
    )
    const tone = soft.pipe(washTone({ clouds, detail: near, spare: people }))
    const contour = near.pipe(lines({ sigma: line, shortest: 18, flow: form, weight }))
    const fine = toned
      .pipe(domainTransform({ sigma: 3, range: 0.1 }))
      .pipe(lines({ sigma: 0.6 * line, shortest: 10, calm: 0.8, flow: form, weight }))
    const drawing = tone
      .pipe(
        blueWash({
          strength: wash,
          colour: soft,
          rim: tone.pipe(pigmentRim()),
          grain,
          paper: coldPress(),
          skin: people,
        }),
      )
      .pipe(inkOver({ ...labOf('#5a82dc'), opacity: 0.6, where: fine.pipe(crisp({ press })) }))
      .pipe(inkOver({ ...labOf('#2348a8'), opacity: 0.9, where: contour.pipe(crisp({ press })) }))
    return drawing.pipe(vignette({ margin, clouds, grain }), splatter({ ...labOf('#a8c2f0'), spare: people }))
  },
})
