import { labOf } from '../colour.ts'
import { inkTints } from '../filters/colour/ink-tints.ts'
import { backdropRoom } from '../filters/guide/backdrop.ts'
import { facePart } from '../filters/guide/face-part.ts'
import { withTrunks } from '../filters/guide/trunk.ts'
import { flow } from '../filters/line/flow.ts'
import { leafDabs } from '../filters/line/leaf-dabs.ts'
import { holdBack } from '../filters/map/hold-back.ts'
import { inkReserve } from '../filters/map/ink-reserve.ts'
import { masses } from '../filters/map/masses.ts'
import { reds } from '../filters/map/reds.ts'
import { rough } from '../filters/map/rough.ts'
import { add } from '../filters/mix/add.ts'
import { both } from '../filters/mix/both.ts'
import { inkOver } from '../filters/mix/ink-over.ts'
import { splatter } from '../filters/mix/splatter.ts'
import { strongest } from '../filters/mix/strongest.ts'
import { fillShapes } from '../filters/ornament/fill-shapes.ts'
import { inscription } from '../filters/ornament/inscription.ts'
import { seal } from '../filters/ornament/seal.ts'
import { anisotropicKuwahara } from '../filters/smooth/anisotropic-kuwahara.ts'
import { brush } from '../filters/stroke/brush.ts'
import { inkStrokes } from '../filters/stroke/ink-strokes.ts'
import { join } from '../filters/stroke/join.ts'
import { noise } from '../filters/texture/noise.ts'
import { ricePaper } from '../filters/texture/rice-paper.ts'
import { layInks } from '../filters/wash/lay-inks.ts'
import { ratio } from '../param.ts'
import { style } from '../style.ts'
import { inkFaces } from './parts/ink-faces.ts'
import { inkLines } from './parts/ink-lines.ts'
import { inkScenery } from './parts/ink-scenery.ts'
import { inkWashes } from './parts/ink-washes.ts'

/** Lacquer is laid in thin cinnabar. */
const cinnabar = labOf('#b5402f')

export default style({
  key: 'img2img_water_ink_style_usage',
  name: { en: 'Ink Wash', zh: '水墨风' },
  look: 'Grey ink in wet washes and dry brush strokes on rice paper, with much of the paper left bare.',
  version: 1,
  params: {
    wetness: ratio(0.5, 'Wet paper lets washes run, dry paper gives crisp edges.'),
    scenery: ratio(0.8, 'How dark the mountains and the bamboo behind people are.'),
    colour: ratio(0.5, 'How much colour is left.'),
  },
  paint: (from, { wetness, scenery, colour }) => {
    const { photo, seen, person, skin, hair, sky, foliage, detail, subject } = from
    const ways = photo.pipe(flow({ sigma: 2.2 }))
    const broad = photo.pipe(flow({ sigma: 7 }))
    const drift = noise({ size: 220, salt: 1 })
    const clouds = noise({ size: 45, salt: 2 })
    const paper = ricePaper()
    const face = seen.pipe(facePart({ part: 'oval', feather: 0.05 }))
    const whole = person.pipe(withTrunks({ seen }))
    const room = whole.pipe(backdropRoom({ seen }))
    const keep = subject
      .pipe(strongest({ other: whole }))
      .pipe(inkReserve({ seen, sky, detail, drift, clouds }))
    const smooth = photo.pipe(anisotropicKuwahara({ radius: 3.5, spared: 1.4, flow: ways, spare: face }))
    const wild = ways.pipe(rough({ detail, spare: subject }))
    const leafy = foliage.pipe(strongest({ other: wild, share: 0.62 }))
    const leaves = foliage.pipe(strongest({ other: wild }))
    const blooming = photo.pipe(reds({ least: 0.008, full: 0.022, spare: whole }), both({ map: foliage }))
    // a few pink specks are no tree in blossom
    const petals = blooming.pipe(both({ map: blooming.pipe(masses({ size: 24, from: 0.1, to: 0.28 })) }))
    const red = reds({ least: 0.08, full: 0.12, spare: whole.pipe(strongest({ other: room })) })
    const lacquer = photo.pipe(red, both({ map: leaves, other: 'not' }), both({ map: keep }))
    const core = seen.pipe(facePart({ part: 'oval', feather: 0.1, grow: -0.06 }))
    const head = hair.pipe(both({ map: core, other: 'not' }))
    const ground = { smooth, keep, face, head, broad, paper, drift, clouds }
    const { dark, washes } = inkWashes(from, ground, wetness)
    const behind = inkScenery(from, { paper, room }, scenery)
    const draw = inkLines(from, ground, { ways, dark, room, leafy, petals, lacquer })
    const verse = seen.pipe(inscription({ avoid: keep, beside: behind.grove }))
    const ink = inkFaces(from, { paper })(draw(behind.lay(washes))).pipe(
      add({ more: verse.pipe(inkStrokes({ paper })), amount: 1.1 }),
    )
    const glaze = smooth.pipe(
      inkTints({
        breath: 0.32 * colour,
        reds: 0.7 * colour,
        flesh: 0.8 * colour,
        rouge: 0.55 * colour,
        keep: keep.pipe(both({ map: room.pipe(holdBack({ by: 0.85 })) })),
        skin: skin.pipe(strongest({ other: face })),
        lips: seen.pipe(facePart({ part: 'lips', feather: 0.015 })),
        cheeks: seen.pipe(facePart({ part: 'cheeks', feather: 0.2 })),
      }),
    )
    const pink = petals.pipe(
      both({ map: keep }),
      leafDabs({ dark: petals, colours: photo, size: 5.5, apart: 5, plump: 0.42 }),
    )
    return ink
      .pipe(layInks({ strength: 1.95, paper, glaze, mottle: noise({ size: 160, octaves: 3, salt: 7 }) }))
      .pipe(inkOver({ ...cinnabar, opacity: 1.3 * colour, where: lacquer }), brush({ strokes: pink }))
      .pipe(splatter({ drops: 40, largest: 3.4, L: 0.42, a: 0, b: 0.005, spare: subject }))
      .pipe(
        fillShapes({
          shapes: seen.pipe(seal({ avoid: keep, beside: verse.pipe(join({ over: behind.grove })) })),
        }),
      )
  },
})
