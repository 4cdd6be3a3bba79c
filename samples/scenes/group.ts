/** Eight people of many ages and skins, some with glasses, a beard, a hat or closed eyes, in two rows in soft daylight. */
import { addCrowd, crowdSurface, type Place } from '../figure/crowd.ts'
import { people } from '../figure/people.ts'
import type { Person } from '../figure/person.ts'
import { blurred, type Lamp, lampLight, portraitLens } from '../figure/studio.ts'
import { Mesh } from '../raster/mesh.ts'
import type { Scene } from '../raster/scene.ts'

const turned = (person: Person, yaw: number, roll = 0): Person => ({
  ...person,
  pose: { yaw, pitch: 2, roll },
  gaze: { yaw: -0.5 * yaw, pitch: 0 },
})
const places: Place[] = [
  { person: turned(people.laughing, 14, -2), at: [-59, 15, -26] },
  { person: turned(people.walker, -6, 4), at: [-21, 12, -30] },
  { person: turned(people.bearded, 8, 0), at: [19, 18, -30] },
  { person: turned(people.reader, -20, 3), at: [58, 13, -26] },
  { person: turned(people.elder, 12, -3), at: [-55, -19, 8] },
  { person: turned(people.girl, 6, 6), at: [-21, -31, 16], size: 0.86 },
  { person: turned(people.woman, -12, -4), at: [15, -22, 10] },
  { person: turned(people.dozing, -10, -5), at: [54, -21, 8] },
]

const lamps: Lamp[] = [
  { towards: [-0.42, 0.42, 0.8], wide: 0.42, colour: [1.3, 1.21, 1.08], gloss: 1, share: 6 },
  { towards: [0.62, 0.4, -0.95], wide: 0.2, colour: [1.2, 1.05, 0.85], gloss: 1, share: 3 },
]

export const group: Scene = {
  name: 'group',
  width: 1280,
  height: 880,
  passes: 6,
  lights: 16,
  shadow: { centre: [0, -10, -8], radius: 84, map: 2000, bias: 0.16 },
  hairDensity: 1.1,
  shadowless: new Set(),
  mirrorless: new Set(),
  skinBlur: 0.0014,
  build(detail) {
    const mesh = new Mesh()
    // A head is a quarter as large as in a portrait, so as many strands and points are enough.
    addCrowd(mesh, places, Math.max(0.12, 0.26 * detail))
    return mesh
  },
  camera: (width, height, lens) => portraitLens(width, height, lens, [0, -9, 0], 104, 380),
  light: (index) => lampLight(lamps, (d) => (d[1] > 0 ? [0.72, 0.76, 0.8] : [0.7, 0.6, 0.5]), index),
  surface: (s) => crowdSurface(places, s),
  backdrop: (width, height) =>
    blurred(width, height, {
      top: [0.3, 0.36, 0.34],
      bottom: [0.09, 0.12, 0.07],
      seed: 14,
      discs: 60,
      colours: [
        [0.5, 0.52, 0.3],
        [0.16, 0.25, 0.1],
        [0.6, 0.64, 0.6],
        [0.1, 0.17, 0.08],
        [0.7, 0.66, 0.5],
      ],
    }),
  film: { exposure: 0.95, contrast: 0.26, saturation: 1.05, bloom: 0.1, grain: 0.02, vignette: 0.2 },
}
