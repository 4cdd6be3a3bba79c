import { edgeSlope, finishEdges } from '../filters/edge/finish-edges.ts'
import { fillShapes } from '../filters/ornament/fill-shapes.ts'
import { outOfFocus } from '../filters/ornament/out-of-focus.ts'
import { petals } from '../filters/ornament/petals.ts'
import { filmGrain } from '../filters/texture/film-grain.ts'
import { px, ratio } from '../param.ts'
import { style } from '../style.ts'
import { evening } from './parts/light-evening.ts'

export default style({
  key: 'img2img_pretty_style_usage',
  subKey: 'img2img_pretty_style_light',
  name: { en: 'Romantic Light', zh: '浪漫光影' },
  look: 'Late sun from behind: golden rays, glowing hair, soft skin, and a ground that melts into discs of light.',
  version: 2,
  suits: { portrait: 0.83, group: 0.82, figure: 0.85, animal: 0.82, nature: 0.83, town: 0.82, night: 0.8 },
  params: {
    light: ratio(0.6, 'How strong the light from behind is.'),
    blur: px(15, { min: 0, max: 40 }, 'How far the ground behind people melts away.'),
    bokeh: ratio(0.5, 'How many discs of light float in the air.'),
    grain: ratio(0.3, 'Grain of film.'),
  },
  paint: (from, { light, blur, bokeh: discs, grain }) => {
    const { photo, original, skin, subject, seen } = from
    const lit = evening(from, { light, blur, discs })
    const fallen = seen.pipe(
      petals({ count: 18, size: 13, bloom: 'white', avoid: subject, skin }),
      outOfFocus(),
    )
    return lit
      .pipe(finishEdges({ slope: lit.pipe(edgeSlope({ photo })), original }))
      .pipe(fillShapes({ shapes: fallen, amount: 0.75 }), filmGrain({ amount: grain }))
  },
})
