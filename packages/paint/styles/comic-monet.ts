import { labOf } from '../colour.ts'
import { impasto } from '../filters/light/impasto.ts'
import { crisp } from '../filters/line/crisp.ts'
import { drawnFigure } from '../filters/map/drawn-figure.ts'
import { firm } from '../filters/map/firm.ts'
import { holdBack } from '../filters/map/hold-back.ts'
import { setOff } from '../filters/map/set-off.ts'
import { blend } from '../filters/mix/blend.ts'
import { both } from '../filters/mix/both.ts'
import { inkOver } from '../filters/mix/ink-over.ts'
import { ownInk } from '../filters/mix/own-ink.ts'
import { strongest } from '../filters/mix/strongest.ts'
import { fillShapes } from '../filters/ornament/fill-shapes.ts'
import { petals as falling } from '../filters/ornament/petals.ts'
import { brush } from '../filters/stroke/brush.ts'
import { canvas } from '../filters/texture/canvas.ts'
import { plain, px, ratio } from '../param.ts'
import { style } from '../style.ts'
import { celFigure } from './parts/cel-figure.ts'
import { gardenOf } from './parts/garden.ts'

export default style({
  key: 'img2img_comic_style_usage',
  subKey: 'img2img_comic_style_monet',
  name: { en: 'Monet Garden', zh: '莫奈花园' },
  look: 'Clean comic figures with ink contours in a thickly painted oil garden, petals falling.',
  version: 1,
  suits: { portrait: 0.84, group: 0.83, figure: 0.8, animal: 0.83, nature: 0.9, town: 0.87, night: 0.85 },
  params: {
    line: px(1, { min: 0.5, max: 3 }, 'Weight of the ink.'),
    petals: plain(60, { min: 0, max: 200 }, 'How many petals fall.'),
    flowers: ratio(0.7, 'How many flowers grow in the greenery.'),
    impasto: ratio(0.55, 'How thick the paint looks.'),
  },
  paint: (from, { line, petals, flowers, impasto: thick }) => {
    const { person, skin, seen, sky, foliage, subject, detail } = from
    const figure = person.pipe(drawnFigure({ seen, sky, foliage, subject, detail }))
    const hand = { size: 1.15, broken: 0.85, flowers, detail: 1.3 }
    const { toned, room, features, strokes, drifts } = gardenOf(from, hand, figure)
    const { flats, ink, wrinkles, tressed } = celFigure(from, { toned, figure, room, features, line })
    const oil = canvas().pipe(brush({ strokes }), impasto({ amount: thick }))
    // the leaves of a scene are drawn as well, flat, and only flowers and some dabs of the oil stay in them
    const open = room.pipe(
      holdBack({ by: 1 }),
      both({ map: sky, other: 'not' }),
      both({ map: subject.pipe(setOff({ amount: 0.9 })) }),
    )
    const plates = figure.pipe(crisp({ smooth: 1, soft: 1.5 })).pipe(strongest({ other: open, share: 0.78 }))
    const drawn = tressed(oil.pipe(blend({ other: flats, where: plates }))).pipe(
      ownInk({ where: wrinkles.pipe(firm({ low: 0.002, high: 0.065 })), tone: 0.72, share: 0.12 }),
      inkOver({ ...labOf('#3a2434'), where: ink, opacity: 0.95 }),
    )
    const falls = seen.pipe(falling({ count: petals, size: 14, bloom: 'pink', avoid: subject, skin }))
    return drawn
      .pipe(brush({ strokes: drifts }), blend({ other: drawn, where: person }))
      .pipe(fillShapes({ shapes: falls }))
  },
})
