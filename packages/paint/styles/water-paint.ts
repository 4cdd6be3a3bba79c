import { halo } from '../filters/backdrop/halo.ts'
import { edgeSlope, finishEdges } from '../filters/edge/finish-edges.ts'
import { drawnLines } from '../filters/line/drawn-lines.ts'
import { flow } from '../filters/line/flow.ts'
import { holdBack } from '../filters/map/hold-back.ts'
import { strongest } from '../filters/mix/strongest.ts'
import { anisotropicKuwahara } from '../filters/smooth/anisotropic-kuwahara.ts'
import { domainTransform } from '../filters/smooth/domain-transform.ts'
import { pencil as pencilOn } from '../filters/stroke/pencil.ts'
import { coldPress } from '../filters/texture/cold-press.ts'
import { cells, noise } from '../filters/texture/noise.ts'
import { ownSkin } from '../filters/tone/own-skin.ts'
import { tone } from '../filters/tone/tone.ts'
import { bleed } from '../filters/wash/bleed.ts'
import { glazes } from '../filters/wash/glazes.ts'
import { layWashes } from '../filters/wash/lay-washes.ts'
import { paintedArea } from '../filters/wash/painted-area.ts'
import { regionWashes } from '../filters/wash/region-washes.ts'
import { skinWash } from '../filters/wash/skin-wash.ts'
import { waterMarks } from '../filters/wash/water-marks.ts'
import { watercolourPalette } from '../filters/wash/watercolour-palette.ts'
import { wobble } from '../filters/wash/wobble.ts'
import { plain, ratio } from '../param.ts'
import { style } from '../style.ts'
import { waterPeople } from './parts/water-people.ts'

export default style({
  key: 'img2img_water_paint_style_usage',
  name: { en: 'Watercolor', zh: '水彩风' },
  look: 'Transparent washes with dark rims over a light pencil drawing on white paper; wet colours run around people.',
  version: 2,
  suits: { portrait: 0.87, group: 0.78, figure: 0.9, animal: 0.82, nature: 0.86, town: 0.86, night: 0.8 },
  params: {
    wetness: ratio(0.5, 'Dry paper gives crisp rims, wet paper lets the colours run.'),
    pencil: ratio(0.5, 'How dark the drawing under the paint is; 0 leaves it off.'),
    border: ratio(0.5, 'Width of the bare paper around the painting.'),
    grain: plain(1, { min: 0, max: 2 }, 'How rough the paper is.'),
  },
  paint: (from, { wetness, pencil, border, grain }) => {
    const { photo, original, seen, person, skin } = from
    const ways = photo.pipe(flow({ sigma: 3 }))
    const { care, bare, cheeks, heads, room } = waterPeople(from, ways)
    const drift = noise({ size: 260, octaves: 3, salt: 1 })
    const clouds = noise({ size: 90, salt: 2 })
    const flecks = noise({ size: 24, octaves: 3, salt: 3 })
    const fields = { drift, clouds, flecks, care }
    const astray = { x: clouds, y: noise({ size: 80, octaves: 3, salt: 4 }) }
    const painted = photo
      .pipe(tone({ middle: 0.53 }), watercolourPalette({ skin, care, clouds, flecks }))
      // evening out the light must not even out people
      .pipe(ownSkin({ photo, skin, seen, amount: 0.7, lighter: 0.2, around: 40 }))
      .pipe(domainTransform({ sigma: 4, range: 0.16 }))
      .pipe(anisotropicKuwahara({ radius: 5, spared: 1.3, flow: ways, spare: care }))
      .pipe(skinWash({ skin: bare, seen, clouds, flecks, cheeks }))
      .pipe(regionWashes({ merge: 1.5, flat: 0.72, care }), wobble({ by: 5, ...astray, calm: care }))
      .pipe(bleed({ amount: 0.4 + 0.6 * wetness, flow: ways, care, drift, ...astray }))
      .pipe(halo({ room, person, skin }))
    const washes = painted
      .pipe(glazes({ wet: wetness, clouds, flecks, care }))
      .pipe(waterMarks({ ...fields, blooms: cells({ size: 210, salt: 9 }) }))
      .pipe(finishEdges({ slope: painted.pipe(edgeSlope({ photo })), original }))
    const paper = coldPress()
    const shore = noise({ size: 110, octaves: 3, gain: 0.42, salt: 6 })
    const surface = care.pipe(strongest({ other: heads }), paintedArea({ border, drift, clouds, shore }))
    const onPeople = room.pipe(holdBack({ by: 0.93 }))
    const lines = photo
      .pipe(drawnLines({ width: 0.55, flow: ways, weight: onPeople }))
      .pipe(pencilOn({ paper }))
    return washes.pipe(layWashes({ surface, paper, pencil: lines, grain, graphite: 1.3 * pencil }))
  },
})
