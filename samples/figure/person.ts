/**
 * What makes one person of the portraits different from another. Lengths in cm, in the head's own frame: the origin
 * between the pupils' heights on the head's axis, x to the person's left, y up, z forward. Proportions are those of
 * published averages of grown women (Farkas 1994, Anthropometry of the Head and Face).
 */
import type { Triple } from '../raster/mesh.ts'

export interface Person {
  seed: number
  /** Linear reflectances. */
  skin: Triple
  lips: Triple
  iris: Triple
  irisRim: Triple
  brow: Triple
  hair: Triple
  hairStyle: 'long' | 'curls' | 'short' | 'bald'
  cloth: Triple
  clothStyle: 'knit' | 'shirt'
  /** Turn to the person's left, nod down, tilt to the left; degrees. */
  pose: { yaw: number; pitch: number; roll: number }
  /** Where the eyes look, as turns of the eyeballs; degrees. */
  gaze: { yaw: number; pitch: number }
  /** Direction to the lamp whose image stands in the eyes, and its half width. */
  catchLight: { towards: Triple; wide: number }
  noseWidth: number
  noseBridge: number
  lipFullness: number
  jaw: number
  smile: number
  /** How far the lids are closed, 0..1: the person's own left and right. */
  shut?: { left: number; right: number }
  /** How far the lips part over the teeth, 0..1. */
  parted?: number
  /** Size of the lashes and thickness of the brows, by those of the first sitter. */
  lashes?: number
  brows?: number
  /** Depth of the lines of age, 0..1. */
  lined?: number
  /** A child's build: the face low in the skull and short, large eyes, narrow shoulders. */
  child?: boolean
  /** Whiskers: their colour, and how long they are in cm. */
  beard?: { colour: Triple; long: number }
  /** Spectacles: colour and half thickness of the rims; with dark glass they are for the sun. */
  glasses?: { colour: Triple; rim: number; dark: boolean }
  /** Colour of a hat with a brim. */
  hat?: Triple
  /** The eye that the person's own hand covers. */
  handOver?: 'left' | 'right'
}

/** Material numbers of a figure. */
export const materials = {
  ...{ skin: 1, eye: 2, hair: 3, lash: 4, cloth: 5, lid: 6, frame: 7, hat: 8, limb: 9, glass: 10, trunk: 11 },
} as const

/** How far the lids of a side are closed; `side` as the sign of x. */
export const shutOf = (person: Person, side: number): number =>
  (side > 0 ? person.shut?.left : person.shut?.right) ?? 0

/** Half distance between the pupils, and the eyeballs' place and size. */
export const eye = { x: 3.12, y: 0, z: 6.5, radius: 1.22, iris: 0.66 } as const

/** The lids' edges at `ex` (towards the temple), relative to the eye's centre: [upper, lower]; equal at the corners. */
export function lids(ex: number, shut = 0): [number, number] {
  const t = (ex + 1.57) / 3.2
  const corner = -0.1 + 0.24 * t
  if (t <= 0 || t >= 1) return [corner, corner]
  const lower = corner - 0.47 * Math.sin(Math.PI * t ** 1.15) ** 0.85
  const upper = corner + 0.46 * Math.sin(Math.PI * t ** 0.88) ** 0.72
  return [upper + (lower - upper) * shut, lower]
}

/** Heights of the lips' edges at `ax` = |x|: outer, both inner (one where the mouth is closed), outer; all meet at the corners. */
export const mouth = { half: 2.42, y: -6.4 } as const
export function lips(person: Person, ax: number): [top: number, line: number, bottom: number, low: number] {
  const t = Math.min(1, ax / mouth.half)
  const line =
    mouth.y +
    person.smile * t ** 2.2 -
    0.06 * Math.exp(-((ax / 0.5) ** 2)) +
    0.05 * Math.exp(-(((ax - 0.7) / 0.5) ** 2))
  const bow = 0.09 * Math.exp(-(((ax - 0.55) / 0.35) ** 2)) - 0.06 * Math.exp(-((ax / 0.3) ** 2))
  const top = person.lipFullness * (0.66 * (1 - t ** 1.7) ** 0.9 + bow)
  const bottom = person.lipFullness * 0.9 * (1 - t ** 2.4) ** 0.8
  const gap = 1.25 * (person.parted ?? 0) * (1 - t * t) ** 0.7
  const upper = line + 0.25 * gap
  const low = line - 0.75 * gap
  return [upper + top, upper, low - bottom, low]
}
