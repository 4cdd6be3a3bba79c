import { gardenLight } from '../filters/colour/garden-light.ts'
import { impasto } from '../filters/light/impasto.ts'
import { flow } from '../filters/line/flow.ts'
import { gentle } from '../filters/map/gentle.ts'
import { skinTone } from '../filters/map/skin-tone.ts'
import { brush } from '../filters/stroke/brush.ts'
import { flowerDrifts } from '../filters/stroke/flower-drifts.ts'
import { layeredStrokes } from '../filters/stroke/layered-strokes.ts'
import { canvas } from '../filters/texture/canvas.ts'
import { tone } from '../filters/tone/tone.ts'
import { plain, ratio } from '../param.ts'
import { style } from '../style.ts'

export default style({
  key: 'i2i_ai_create_monet_usage',
  name: { en: 'New Monet Garden', zh: '新莫奈花园' },
  look: 'Short thick dabs of broken colour in high pastel light, with violet shadows and drifts of flowers.',
  version: 1,
  params: {
    size: plain(1, { min: 0.4, max: 2.5 }, 'Scales every brush.'),
    impasto: ratio(0.5, 'How thick the paint looks.'),
    flowers: ratio(0.5, 'How many flowers grow in the greenery.'),
    broken: ratio(0.8, 'How far neighbouring strokes differ in hue.'),
  },
  paint: ({ photo }, values) => {
    const care = photo.pipe(skinTone({ soften: 2 }), gentle({ photo }))
    const light = photo.pipe(tone({ radius: 40, light: 0.85, detail: 1.2 }), gardenLight({ care }))
    const ways = light.pipe(flow({ sigma: 3 }))
    const strokes = light.pipe(layeredStrokes({ flow: ways, care, size: values.size, broken: values.broken }))
    const drifts = light.pipe(flowerDrifts({ care, amount: values.flowers }))
    return canvas().pipe(
      brush({ strokes }),
      brush({ strokes: drifts }),
      impasto({ calm: care, amount: values.impasto }),
    )
  },
})
