import { bamboo } from '../filters/backdrop/bamboo.ts'
import { mountainStrokes } from '../filters/backdrop/mountain-strokes.ts'
import { mountains } from '../filters/backdrop/mountains.ts'
import { inkTints } from '../filters/colour/ink-tints.ts'
import { backdropRoom } from '../filters/guide/backdrop.ts'
import { facePart } from '../filters/guide/face-part.ts'
import { contourStrokes } from '../filters/line/contour-strokes.ts'
import { drawnLines } from '../filters/line/drawn-lines.ts'
import { faceStrokes } from '../filters/line/face-strokes.ts'
import { fineInk } from '../filters/line/fine-ink.ts'
import { flow } from '../filters/line/flow.ts'
import { hairStrokes } from '../filters/line/hair-strokes.ts'
import { leafDabs } from '../filters/line/leaf-dabs.ts'
import { holdBack } from '../filters/map/hold-back.ts'
import { inkReserve } from '../filters/map/ink-reserve.ts'
import { masses } from '../filters/map/masses.ts'
import { add } from '../filters/mix/add.ts'
import { both } from '../filters/mix/both.ts'
import { strongest } from '../filters/mix/strongest.ts'
import { fillShapes } from '../filters/ornament/fill-shapes.ts'
import { seal } from '../filters/ornament/seal.ts'
import { anisotropicKuwahara } from '../filters/smooth/anisotropic-kuwahara.ts'
import { gaussian } from '../filters/smooth/gaussian.ts'
import { calligraphy } from '../filters/stroke/calligraphy.ts'
import { inkStrokes } from '../filters/stroke/ink-strokes.ts'
import { noise } from '../filters/texture/noise.ts'
import { ricePaper } from '../filters/texture/rice-paper.ts'
import { eyeRange } from '../filters/tone/eye-range.ts'
import { inkDensity } from '../filters/tone/ink-density.ts'
import { tone } from '../filters/tone/tone.ts'
import { dilute } from '../filters/wash/dilute.ts'
import { fiveInks } from '../filters/wash/five-inks.ts'
import { inkEyes } from '../filters/wash/ink-eyes.ts'
import { layInks } from '../filters/wash/lay-inks.ts'
import { skinInk } from '../filters/wash/skin-ink.ts'
import { ratio } from '../param.ts'
import { style } from '../style.ts'

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
    const { photo, original, seen, person, skin, hair, sky, foliage, detail, subject } = from
    const ways = photo.pipe(flow({ sigma: 2.2 }))
    const drift = noise({ size: 220, salt: 1 })
    const clouds = noise({ size: 45, salt: 2 })
    const flecks = noise({ size: 8, octaves: 3, gain: 0.6, salt: 3 })
    const runs = noise({ size: 150, octaves: 2, salt: 4 })
    const paper = ricePaper()
    const face = seen.pipe(facePart({ part: 'oval', feather: 0.05 }))
    const keep = subject.pipe(inkReserve({ seen, sky, detail, drift, clouds }))
    const smooth = photo.pipe(anisotropicKuwahara({ radius: 3.5, spared: 1.4, flow: ways, spare: face }))
    const dark = smooth.pipe(tone({ radius: 60, detail: 1.3, middle: 0.5 }), inkDensity({ skin, hair }))
    const mass = dark.pipe(masses({ spare: face }))
    const washes = dark
      .pipe(both({ map: keep }), fiveInks({ wet: wetness, clouds, flecks, drift: runs, care: subject }))
      .pipe(skinInk({ photo, skin, hair, depth: 1.3 }), dilute({ masses: mass, drift, clouds, water: 0.45 }))
    const drawn = keep.pipe(
      both({ map: face.pipe(holdBack({ by: 0.7 })) }),
      both({ map: foliage.pipe(holdBack({ by: 0.75 })) }),
    )
    const lines = smooth
      .pipe(
        drawnLines({
          sigma: 1.2,
          width: 1.5,
          high: 0.017,
          low: 0.006,
          shortest: 18,
          again: 0,
          flow: ways,
          weight: drawn,
        }),
      )
      .pipe(calligraphy({ dry: 0.6, press: face.pipe(holdBack({ by: 0.5 })) }), inkStrokes({ paper }))
    const broad = photo.pipe(flow({ sigma: 7 }))
    const bold = smooth
      .pipe(
        drawnLines({
          sigma: 3.2,
          width: 4,
          high: 0.022,
          low: 0.009,
          shortest: 60,
          again: 0,
          flow: broad,
          weight: drawn,
        }),
      )
      .pipe(calligraphy({ dry: 0.95 }), inkStrokes({ paper }))
    const streaks = mass
      .pipe(
        hairStrokes({
          flow: broad,
          width: 4.5,
          length: 190,
          apart: 26,
          spread: 9,
          strands: 2,
          dry: 1,
          opacity: 0.9,
        }),
      )
      .pipe(inkStrokes({ paper, dry: 1.2 }))
    const locks = hair.pipe(hairStrokes({ flow: broad, dark }), inkStrokes({ paper }))
    const leaves = foliage.pipe(both({ map: keep }), leafDabs({ dark }), inkStrokes({ paper }))
    const features = seen.pipe(faceStrokes(), inkStrokes({ paper, grain: 0.2 }))
    const outline = person.pipe(contourStrokes({ width: 1.2, dry: 0.6 }), inkStrokes({ paper }))
    const room = person.pipe(backdropRoom({ seen }))
    const ranges = seen.pipe(mountainStrokes(), inkStrokes({ paper }))
    const grove = seen.pipe(bamboo({ avoid: person }), inkStrokes({ paper }))
    const fine = original.pipe(
      fineInk({ base: photo.pipe(gaussian({ sigma: 5 })), where: face, least: 0.03 }),
    )
    const eyes = seen.pipe(facePart({ part: 'eyes', feather: 0.012, grow: 0.01 }))
    const opened = eyes.pipe(strongest({ other: seen.pipe(facePart({ part: 'mouth', feather: 0.012 })) }))
    const ink = washes
      .pipe(add({ more: streaks, amount: -0.3 }), add({ more: lines, amount: 1.2 }))
      .pipe(add({ more: bold, amount: 0.85, where: face, at: 'not' }), add({ more: leaves, amount: 0.9 }))
      .pipe(
        add({ more: room.pipe(mountains()), amount: scenery }),
        add({ more: ranges, amount: 0.7 * scenery, where: room }),
      )
      .pipe(add({ more: grove, amount: 1.1 * scenery, where: room }), add({ more: locks, amount: 0.75 }))
      .pipe(add({ more: outline, amount: 1.1 }), add({ more: fine, amount: 2.4 }))
      .pipe(
        inkEyes({ original, eyes: opened, range: photo.pipe(eyeRange({ seen })) }),
        add({ more: features, amount: 1.1 }),
      )
    const lips = seen.pipe(facePart({ part: 'lips', feather: 0.015 }))
    const cheeks = seen.pipe(facePart({ part: 'cheeks', feather: 0.2 }))
    const glaze = smooth.pipe(
      inkTints({ breath: 0.32 * colour, reds: 1.2 * colour, flesh: 0.6 * colour, keep, skin, lips, cheeks }),
    )
    return ink
      .pipe(layInks({ paper, glaze, mottle: noise({ size: 160, octaves: 3, salt: 7 }) }))
      .pipe(fillShapes({ shapes: seen.pipe(seal({ avoid: subject })) }))
  },
})
