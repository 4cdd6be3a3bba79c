import { labOf } from '../colour.ts'
import { cels } from '../filters/colour/cels.ts'
import { vibrance } from '../filters/colour/vibrance.ts'
import { crisp } from '../filters/line/crisp.ts'
import { flow } from '../filters/line/flow.ts'
import { inkMasses } from '../filters/line/ink-masses.ts'
import { lines } from '../filters/line/lines.ts'
import { inkOver } from '../filters/mix/ink-over.ts'
import { panel } from '../filters/mix/panel.ts'
import { strongest } from '../filters/mix/strongest.ts'
import { anisotropicKuwahara } from '../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../filters/smooth/domain-transform.ts'
import { halftone } from '../filters/texture/halftone.ts'
import { autoTone } from '../filters/tone/auto-tone.ts'
import { px, ratio } from '../param.ts'
import { style } from '../style.ts'

export default style({
  key: 'img2img_comic_style_usage',
  subKey: 'img2img_comic_style_marvel',
  name: { en: 'Exquisite Marvel', zh: '精致美漫' },
  look: 'An inked comic panel: black masses, bold contours, flat strong colours and printed dots.',
  version: 1,
  params: {
    line: px(1.2, { min: 0.6, max: 3 }, 'Weight of the contours.'),
    dots: ratio(0.4, 'How visible the printed dots are.'),
    frame: px(18, { min: 0, max: 60 }, 'Margin around the panel; 0 leaves it off.'),
  },
  paint: ({ photo }, { line, dots, frame }) => {
    const toned = photo.pipe(autoTone({ key: 0.66 }))
    const smooth = toned.pipe(domainTransform({ sigma: 12, range: 0.24 }))
    const form = toned.pipe(flow({ sigma: 3 }))
    const flats = smooth.pipe(anisotropicKuwahara({ radius: 5, flow: form }))
    const masses = toned
      .pipe(domainTransform({ sigma: 5, range: 0.16 }))
      .pipe(inkMasses({ flow: form }))
    const contours = smooth.pipe(lines({ sigma: line, low: 0.007, shortest: 20, flow: form }))
    const ink = masses.pipe(strongest({ other: contours }), crisp())
    return flats
      .pipe(cels({ tones: 5, sharp: 12 }), vibrance({ gain: 2.1, full: 0.3 }), halftone({ strength: dots }))
      .pipe(inkOver({ ...labOf('#120d14'), where: ink }), panel({ margin: frame }))
  },
})
