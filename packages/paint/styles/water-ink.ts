import { add } from '../filters/mix/add.ts'
import { splatter } from '../filters/mix/splatter.ts'
import { fillShapes } from '../filters/ornament/fill-shapes.ts'
import { inscription } from '../filters/ornament/inscription.ts'
import { seal } from '../filters/ornament/seal.ts'
import { inkStrokes } from '../filters/stroke/ink-strokes.ts'
import { join } from '../filters/stroke/join.ts'
import { noise } from '../filters/texture/noise.ts'
import { layInks } from '../filters/wash/lay-inks.ts'
import { ratio } from '../param.ts'
import { style } from '../style.ts'
import { inkGlaze, inkReds } from './parts/ink-colours.ts'
import { inkFaces } from './parts/ink-faces.ts'
import { inkGround } from './parts/ink-ground.ts'
import { inkLines } from './parts/ink-lines.ts'
import { inkScenery } from './parts/ink-scenery.ts'
import { inkWashes } from './parts/ink-washes.ts'

export default style({
  key: 'img2img_water_ink_style_usage',
  name: { en: 'Ink Wash', zh: '水墨风' },
  look: 'Grey ink in wet washes and dry brush strokes on rice paper, with much of the paper left bare.',
  version: 2,
  suits: { portrait: 0.9, group: 0.87, figure: 0.92, animal: 0.9, nature: 0.9, town: 0.86, night: 0.8 },
  params: {
    wetness: ratio(0.5, 'Wet paper lets washes run, dry paper gives crisp edges.'),
    scenery: ratio(0.8, 'How dark the mountains and the bamboo behind people are.'),
    colour: ratio(0.5, 'How much colour is left.'),
  },
  paint: (from, { wetness, scenery, colour }) => {
    const { seen, subject } = from
    const ground = inkGround(from)
    const { paper, keep } = ground
    const { washes, ...wet } = inkWashes(from, ground, wetness)
    const { grove, behind } = inkScenery(from, ground, scenery)
    const drawn = inkFaces(from, paper)(inkLines(from, ground, wet)(behind(washes)))
    const verse = seen.pipe(inscription({ avoid: keep, beside: grove }))
    const ink = drawn.pipe(add({ more: verse.pipe(inkStrokes({ paper })), amount: 1.1 }))
    const mottle = noise({ size: 160, octaves: 3, salt: 7 })
    const sheet = ink.pipe(layInks({ strength: 1.95, paper, glaze: inkGlaze(from, ground, colour), mottle }))
    const signed = seal({ avoid: keep, beside: verse.pipe(join({ over: grove })) })
    return inkReds(
      from,
      ground,
      colour,
    )(sheet)
      .pipe(splatter({ drops: 40, largest: 3.4, L: 0.42, a: 0, b: 0.005, spare: subject }))
      .pipe(fillShapes({ shapes: seen.pipe(signed) }))
  },
})
