/** A woman with dark skin and a crown of curls in a linen shirt, turned three quarters, in late light by a window. */
import { addFigure } from '../figure/figure.ts'
import type { Person } from '../figure/person.ts'
import { figureSurface } from '../figure/skin.ts'
import { blurred, type Lamp, lampLight, portraitLens } from '../figure/studio.ts'
import { Mesh } from '../raster/mesh.ts'
import type { Scene } from '../raster/scene.ts'

const person: Person = {
  seed: 11,
  skin: [0.185, 0.084, 0.046],
  lips: [0.22, 0.07, 0.062],
  iris: [0.05, 0.026, 0.013],
  irisRim: [0.01, 0.006, 0.004],
  brow: [0.018, 0.013, 0.011],
  hair: [0.03, 0.021, 0.016],
  hairStyle: 'curls',
  cloth: [0.36, 0.17, 0.045],
  clothStyle: 'shirt',
  pose: { yaw: 30, pitch: 0, roll: -5 },
  gaze: { yaw: -15, pitch: 1 },
  catchLight: { towards: [0.5, 0.35, 0.8], wide: 0.11 },
  noseWidth: 1.14,
  noseBridge: 0.9,
  lipFullness: 1.3,
  jaw: 0.05,
  smile: 0.46,
}

const lamps: Lamp[] = [
  { towards: [0.5, 0.38, 0.78], wide: 0.4, colour: [1.9, 1.66, 1.36], gloss: 1, share: 6 },
  { towards: [-0.7, 0.4, -0.9], wide: 0.2, colour: [1.3, 1.45, 1.7], gloss: 0.45, share: 3 },
]

export const portraitQuarter: Scene = {
  name: 'portrait-quarter',
  width: 1200,
  height: 1600,
  passes: 8,
  lights: 16,
  shadow: { centre: [0, -8, 0], radius: 27, map: 1400, bias: 0.07 },
  hairDensity: 0.9,
  shadowless: new Set(),
  mirrorless: new Set(),
  skinBlur: 0.004,
  build(detail) {
    const mesh = new Mesh()
    addFigure(mesh, person, detail)
    return mesh
  },
  camera: (width, height, lens) => portraitLens(width, height, lens, [0.8, -4.6, 0], 44),
  light: (index) => lampLight(lamps, (d) => (d[1] > 0 ? [0.75, 0.78, 0.86] : [0.8, 0.66, 0.52]), index),
  surface: (s) => figureSurface(person, s),
  backdrop: (width, height) =>
    blurred(width, height, {
      top: [0.3, 0.2, 0.16],
      bottom: [0.1, 0.06, 0.05],
      seed: 21,
      discs: 60,
      colours: [
        [0.85, 0.5, 0.22],
        [0.12, 0.2, 0.24],
        [0.6, 0.3, 0.16],
        [0.2, 0.11, 0.08],
        [0.75, 0.66, 0.52],
      ],
    }),
  film: { exposure: 0.95, contrast: 0.2, saturation: 1.05, bloom: 0.1, grain: 0.02, vignette: 0.24 },
}
