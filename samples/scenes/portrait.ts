/** A woman with long brown hair in a knitted jumper, in soft daylight before a garden out of focus. */
import { addFigure } from '../figure/figure.ts'
import type { Person } from '../figure/person.ts'
import { figureSurface } from '../figure/skin.ts'
import { blurred, type Lamp, lampLight, portraitLens } from '../figure/studio.ts'
import { mix } from '../raster/chance.ts'
import { Mesh } from '../raster/mesh.ts'
import type { Scene } from '../raster/scene.ts'

const person: Person = {
  seed: 4,
  skin: [0.6, 0.36, 0.255],
  lips: [0.5, 0.17, 0.15],
  iris: [0.11, 0.075, 0.035],
  irisRim: [0.018, 0.012, 0.008],
  brow: [0.1, 0.06, 0.04],
  hair: [0.078, 0.044, 0.026],
  hairStyle: 'long',
  cloth: [0.05, 0.115, 0.155],
  clothStyle: 'knit',
  pose: { yaw: -13, pitch: 2, roll: 5 },
  gaze: { yaw: 11, pitch: 0 },
  catchLight: { towards: [-0.42, 0.42, 0.8], wide: 0.11 },
  noseWidth: 0.95,
  noseBridge: 1,
  lipFullness: 1.05,
  jaw: 0,
  smile: 0.46,
}

const lamps: Lamp[] = [
  { towards: [-0.42, 0.42, 0.8], wide: 0.42, colour: [1.35, 1.25, 1.12], gloss: 1, share: 6 },
  { towards: [0.62, 0.4, -0.95], wide: 0.2, colour: [1.5, 1.3, 1.02], gloss: 1, share: 3 },
]

export const portrait: Scene = {
  name: 'portrait',
  width: 1200,
  height: 1600,
  passes: 8,
  lights: 16,
  shadow: { centre: [0, -8, 0], radius: 27, map: 1400, bias: 0.07 },
  hairDensity: 1.1,
  shadowless: new Set(),
  mirrorless: new Set(),
  skinBlur: 0.004,
  build(detail) {
    const mesh = new Mesh()
    addFigure(mesh, person, detail)
    return mesh
  },
  camera: (width, height, lens) => portraitLens(width, height, lens, [0, -4.6, 0], 41),
  light: (index) => lampLight(lamps, (d) => (d[1] > 0 ? [0.72, 0.76, 0.8] : [0.78, 0.66, 0.55]), index),
  surface: (s) => figureSurface(person, s),
  backdrop: (width, height) =>
    blurred(width, height, {
      top: [0.19, 0.25, 0.16],
      bottom: [0.05, 0.08, 0.04],
      seed: 3,
      discs: 70,
      colours: [
        [0.5, 0.52, 0.3],
        [0.16, 0.25, 0.1],
        [0.85, 0.72, 0.42],
        [0.08, 0.14, 0.07],
        [0.6, 0.66, 0.62],
      ],
    }),
  film: {
    exposure: 0.93,
    contrast: 0.28,
    saturation: 1.05,
    bloom: 0.1,
    grain: 0.02,
    vignette: mix(0, 0.3, 0.8),
  },
}
