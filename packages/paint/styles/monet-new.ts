import { impasto } from '../filters/light/impasto.ts'
import { blend } from '../filters/mix/blend.ts'
import { brush } from '../filters/stroke/brush.ts'
import { canvas } from '../filters/texture/canvas.ts'
import { plain, ratio } from '../param.ts'
import { style } from '../style.ts'
import { gardenOf } from './parts/garden.ts'

export default style({
  key: 'i2i_ai_create_monet_usage',
  name: { en: 'New Monet Garden', zh: '新莫奈花园' },
  look: 'Thick dabs of broken colour in high pastel light: people stand in a flower garden, greenery blooms.',
  version: 2,
  suits: { portrait: 0.87, group: 0.85, figure: 0.86, animal: 0.87, nature: 0.9, town: 0.83, night: 0.82 },
  params: {
    size: plain(1, { min: 0.4, max: 2.5 }, 'Scales every brush.'),
    impasto: ratio(0.5, 'How thick the paint looks.'),
    flowers: ratio(0.7, 'How many flowers grow in the greenery.'),
    broken: ratio(0.8, 'How far neighbouring strokes differ in hue.'),
  },
  paint: (from, { size, impasto: thick, flowers, broken }) => {
    const { care, strokes, drifts } = gardenOf(from, { size, broken, flowers })
    const painted = canvas().pipe(brush({ strokes }))
    // people stand before the flowers: a petal on a hand is a spot
    return painted.pipe(
      brush({ strokes: drifts }),
      blend({ other: painted, where: from.person }),
      impasto({ calm: care, amount: thick }),
    )
  },
})
