import type { Lab3 } from '../../guidance/reading/looker.ts'

/** How a style draws eyes. Lengths are shares of the eye's width unless said otherwise. */
export interface EyeLook {
  /** Colour of lashes and lids. */
  readonly ink: Lab3
  /** Thickness of the line of the upper lashes. */
  readonly lash: number
  /** How far that line runs on past the outer corner, where it does in the photo. */
  readonly wing: number
  /** Single lashes, where the photo has any. */
  readonly tufts: number
  readonly lower: number
  readonly crease: number
  /** How far paint or shade on the upper lid is kept. */
  readonly shadow: number
  readonly wide: number
  readonly upper: number
  readonly under: number
  /** Radius of the iris, and its height by its width. */
  readonly iris: number
  readonly irisTall: number
  readonly pupil: number
  /** How far the iris keeps the hue of the photo; the rest is `hue`, in degrees of OKLab. */
  readonly own: number
  readonly hue: number
  readonly chroma: number
  /** Moves the lightness of the iris. */
  readonly bright: number
  readonly fibres: number
  readonly highlight: number
  readonly lidShade: number
  /** How white the white is, 0 shaded to 1. */
  readonly white: number
  /** How far it is a ball of glass that takes the room's light, 0..1. */
  readonly glass: number
}
