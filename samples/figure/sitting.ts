/**
 * A person before a camera: the smallest scene, for faces of every kind.
 */
import { Mesh } from '../raster/mesh.ts'
import type { Scene } from '../raster/scene.ts'
import { addFigure } from './figure.ts'
import type { Person } from './person.ts'
import { figureSurface } from './skin.ts'
import { blurred, type Lamp, lampLight, portraitLens } from './studio.ts'

const lamps: Lamp[] = [
  { towards: [-0.42, 0.42, 0.8], wide: 0.42, colour: [1.35, 1.25, 1.12], gloss: 1, share: 6 },
  { towards: [0.62, 0.4, -0.95], wide: 0.2, colour: [0.9, 0.8, 0.7], gloss: 1, share: 3 },
]

/** `tall` is how much of the person fills the picture's height, in cm. */
export function sitting(person: Person, tall = 44): Scene {
  return {
    name: 'sitting',
    width: 1200,
    height: 1500,
    passes: 8,
    lights: 8,
    shadow: { centre: [0, -8, 0], radius: 30, map: 1400, bias: 0.07 },
    hairDensity: 1.1,
    shadowless: new Set(),
    mirrorless: new Set(),
    skinBlur: 0.004,
    build(detail) {
      const mesh = new Mesh()
      addFigure(mesh, person, detail)
      return mesh
    },
    camera: (width, height, lens) => portraitLens(width, height, lens, [0, tall > 40 ? -3 : -1, 0], tall),
    light: (index) => lampLight(lamps, (d) => (d[1] > 0 ? [0.72, 0.76, 0.8] : [0.78, 0.66, 0.55]), index),
    surface: (s) => figureSurface(person, s),
    backdrop: (width, height) =>
      blurred(width, height, {
        top: [0.24, 0.27, 0.27],
        bottom: [0.1, 0.12, 0.13],
        seed: 5,
        discs: 9,
        colours: [
          [0.36, 0.4, 0.36],
          [0.2, 0.24, 0.28],
          [0.5, 0.45, 0.36],
        ],
      }),
    film: { exposure: 0.93, contrast: 0.28, saturation: 1.05, bloom: 0.1, grain: 0, vignette: 0.2 },
  }
}
