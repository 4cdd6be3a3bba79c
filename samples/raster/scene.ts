/**
 * What a scene promises to the renderer. One scene a file in `samples/scenes`.
 */
import type { Mesh, Triple } from './mesh.ts'
import type { View } from './view.ts'

/** How light answers from a surface. */
export const kinds = { matt: 0, strand: 1, leaf: 2, skin: 3, unlit: 4 } as const
export type Kind = (typeof kinds)[keyof typeof kinds]

/** One seen point; a scene's `surface` may change everything from `nx` on. */
export interface Surface {
  px: number
  py: number
  x: number
  y: number
  z: number
  /** Unit direction from the eye to the point, and how far it is. */
  dx: number
  dy: number
  dz: number
  distance: number
  material: number
  /** The mesh's aux values here. */
  u: number
  v: number
  w: number
  /** Normal, turned towards the eye (for strands: the strand's direction). */
  nx: number
  ny: number
  nz: number
  /** Linear reflectance. */
  r: number
  g: number
  b: number
  kind: Kind
  /** GGX roughness 0…1 and reflectance at normal incidence. */
  rough: number
  f0: number
  /** Light of its own, added as it is. */
  glowR: number
  glowG: number
  glowB: number
  /** Part of the mirrored picture to add, 0…1, read this far away, in parts of the picture's width. */
  mirror: number
  mirrorX: number
  mirrorY: number
}

/** Light from far away out of one direction: one sample of the sun, a lamp's face or the sky. */
export interface Light {
  towards: Triple
  /** Irradiance on a facing surface, divided by π. */
  colour: Triple
  /** How much of it shines in highlights (0 for samples of wide, even light). */
  gloss: number
  /** Thrown back by things around: casts no shadow. */
  free?: boolean
}

export interface Scene {
  name: string
  width: number
  height: number
  /** Full quality: pictures averaged, and lights in each. */
  passes: number
  lights: number
  /** The ball inside which things cast shadows. */
  shadow: { centre: Triple; radius: number; map: number; bias: number }
  /** How fast hair swallows light, per world unit. */
  hairDensity: number
  /** Materials that cast no shadow, and those that no mirror shows. */
  shadowless: ReadonlySet<number>
  mirrorless: ReadonlySet<number>
  /** Radius of light's spreading in skin, in parts of the picture's height; 0 for none. */
  skinBlur: number
  /** Height of a mirror-like water plane, if there is one. */
  water?: number
  /** The geometry; `detail` 0…1 thins out what is too fine for a smaller picture. */
  build(detail: number): Mesh
  /** The camera for a picture `width` pixels wide; `lens` is a point of the lens, −0.5…0.5 both ways. */
  camera(width: number, height: number, lens: [number, number]): View
  /** Light number `index` of `count`. */
  light(index: number, count: number): Light
  surface(s: Surface): void
  /** What lies behind everything, linear RGB. */
  backdrop(width: number, height: number): Float32Array
  /** Haze: how much of a colour comes through, and what is added. */
  air?(s: Surface): [through: number, r: number, g: number, b: number]
  film: {
    exposure: number
    contrast: number
    saturation: number
    bloom: number
    grain: number
    vignette: number
  }
}

/** Point `i` of a sequence that fills the unit square evenly (R2; Roberts 2018, after the plastic number). */
export function spread(i: number): [number, number] {
  return [(0.5 + i * 0.7548776662466927) % 1, (0.5 + i * 0.5698402909980532) % 1]
}

/** The mirror image of a view in the plane y = `height`. */
export function mirrored(view: View, height: number): View {
  const turn = (t: Triple): Triple => [t[0], -t[1], t[2]]
  const o = view.origin
  return {
    ...view,
    origin: [o[0], 2 * height - o[1], o[2]],
    right: turn(view.right),
    up: turn(view.up),
    forward: turn(view.forward),
  }
}
