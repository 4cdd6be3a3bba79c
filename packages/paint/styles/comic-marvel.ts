import { labOf } from '../colour.ts'
import { cels } from '../filters/colour/cels.ts'
import { skinCels } from '../filters/colour/skin-cels.ts'
import { spotColours } from '../filters/colour/spot-colours.ts'
import { grow } from '../filters/map/grow.ts'
import { holdBack } from '../filters/map/hold-back.ts'
import { quiet } from '../filters/map/quiet.ts'
import { blend } from '../filters/mix/blend.ts'
import { both } from '../filters/mix/both.ts'
import { inkOver } from '../filters/mix/ink-over.ts'
import { panel } from '../filters/mix/panel.ts'
import { anisotropicKuwahara } from '../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../filters/smooth/domain-transform.ts'
import { halftone } from '../filters/texture/halftone.ts'
import { shade } from '../filters/tone/shade.ts'
import { skinBase } from '../filters/tone/skin-base.ts'
import { px, ratio } from '../param.ts'
import { style } from '../style.ts'
import { inking } from './parts/inking.ts'
import { prepared } from './parts/people.ts'

export default style({
  key: 'img2img_comic_style_usage',
  subKey: 'img2img_comic_style_marvel',
  name: { en: 'Exquisite Marvel', zh: '精致美漫' },
  look: 'An inked comic panel: black masses, bold contours, flat strong colours and printed dots.',
  version: 1,
  suits: { portrait: 0.72, group: 0.65, figure: 0.7, animal: 0.8, nature: 0.85, town: 0.88, night: 0.75 },
  params: {
    line: px(1.2, { min: 0.6, max: 3 }, 'Weight of the contours.'),
    dots: ratio(0.4, 'How visible the printed dots are.'),
    frame: px(18, { min: 0, max: 60 }, 'Margin around the panel; 0 leaves it off.'),
  },
  paint: ({ photo, skin: mapped }, { line, dots, frame }) => {
    const sitting = prepared({ photo, skin: mapped }, { key: 0.63, held: 0.45 })
    const { skin, people, toned, form } = sitting
    const calm = toned.pipe(quiet())
    const around = people.pipe(grow({ by: 5 }))
    const features = people.pipe(both({ map: calm, other: 'not' }))
    const near = toned.pipe(domainTransform({ sigma: 5, range: 0.16 }))
    const smooth = toned.pipe(
      domainTransform({ sigma: 12, range: 0.24 }),
      blend({ other: near, where: features }),
    )
    const flats = smooth
      .pipe(anisotropicKuwahara({ radius: 4.5, spared: 1.2, flow: form, spare: features }))
      .pipe(domainTransform({ sigma: 12, range: 0.3 }), blend({ other: near, where: features, amount: 0.6 }))
      .pipe(cels({ tones: 6 }), spotColours({ spare: around }))
      .pipe(skinCels({ lift: 0.1, base: toned.pipe(skinBase({ skin })), shade: toned.pipe(shade()), skin }))
    const ink = inking(sitting, { near, smooth, calm }, line)
    return flats
      .pipe(
        halftone({ strength: dots, where: around.pipe(holdBack({ by: 0.85 })) }),
        inkOver({ ...labOf('#120d14'), where: ink }),
      )
      .pipe(panel({ margin: frame }))
  },
})
