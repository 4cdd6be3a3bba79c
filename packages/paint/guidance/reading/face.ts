import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'
import { type Face, isMeshed, type Seen } from '../seen.ts'
import { type BrowReading, readBrow } from './brow.ts'
import { type EyeReading, readEye } from './eye.ts'
import type { Side } from './eye-frame.ts'
import { type Fold, readFolds } from './folds.ts'
import { glassesOn } from './glasses.ts'
import { type Lab3, Looker } from './looker.ts'
import { type MouthReading, readMouth } from './mouth.ts'
import { type Rim, rimsOf } from './rims.ts'
import { readSkin } from './skin.ts'

/** What a face is like in the photo, as far as a draughtsman must know who redraws its features. */
export interface FaceReading {
  readonly face: Face
  /** How far its features are redrawn at all, 0..1: a face of few pixels stays as it is. */
  readonly drawn: number
  /** How much of them can be drawn, 0 dots to 1. */
  readonly detail: number
  /** How far the smallest things can be drawn: only large faces have room for them, 0..1. */
  readonly fine: number
  readonly skin: Lab3
  /** How far nose and cheeks are bare, 0..1. */
  readonly nose: number
  readonly cheeks: Readonly<Record<Side, number>>
  readonly glasses: number
  /** The rims of its glasses. */
  readonly rims: readonly Rim[]
  readonly eyes: Readonly<Record<Side, EyeReading>>
  /** Of both eyes: a person paints or has lashes alike on both. */
  readonly lash: number
  readonly wing: number
  /** To where both eyes look, right and up in the picture, in widths of an eye. */
  readonly gaze: readonly [number, number]
  readonly iris: Lab3
  readonly brows: Readonly<Record<Side, BrowReading>>
  readonly mouth: MouthReading
  /** Lines and folds of its skin; a smooth face has none. */
  readonly folds: readonly Fold[]
}

/** Width of a face in pixels of the study: below the first nothing is redrawn, from the second on all is. */
const room = { none: 17, some: 26, dots: 40, all: 90, large: 150, huge: 260 }

/** What was read, as long as its photo lives: several steps of a drawing ask for the same faces. */
const known = new WeakMap<Plane, { seen: Seen; readings: FaceReading[] }>()

/** Reads every face whose mesh is believed and that is large enough to be redrawn. */
export function readFaces(photo: Plane, u: number, seen: Seen): FaceReading[] {
  const before = known.get(photo)
  if (before?.seen === seen) return before.readings
  const readings = read(photo, u, seen)
  known.set(photo, { seen, readings })
  return readings
}
function read(photo: Plane, u: number, seen: Seen): FaceReading[] {
  const look = new Looker(photo, u)
  return seen.faces
    .filter((face) => isMeshed(face) && face.box.width * u > room.none && face.box.width < 2000)
    .map((face) => readFace(look, u, face))
}

/** How sure an eye must be to be free: below, a strand of hair or a hand lies across it. */
const covered = [0.5, 0.9] as const
/** How far the right and the left eye of a face are free of hair and hands, 0..1. */
export function freeEyes(readings: readonly FaceReading[], face: Face): [number, number] {
  const eyes = readings.find((r) => r.face === face)?.eyes
  return eyes ? [smoothstep(...covered, eyes.right.there), smoothstep(...covered, eyes.left.there)] : [1, 1]
}

function readFace(look: Looker, u: number, face: Face): FaceReading {
  const skin = readSkin(look, face)
  const size = face.box.width * u
  const eyes = { right: readEye(look, face, 'right', skin), left: readEye(look, face, 'left', skin) }
  const { right, left } = eyes
  // a closed eye tells nothing of lashes, gaze and iris
  const tells = (e: EyeReading) => (e.shut ? 0 : e.there * e.share) + 1e-3
  const [wr, wl] = [tells(right), tells(left)]
  const both = (of: (e: EyeReading) => number) => (wr * of(right) + wl * of(left)) / (wr + wl)
  const glasses = glassesOn(look, face)
  const brows = { right: readBrow(look, face, 'right', skin), left: readBrow(look, face, 'left', skin) }
  return {
    face,
    drawn: smoothstep(room.none, room.some, size),
    detail: smoothstep(room.dots, room.all, size),
    fine: smoothstep(room.large, room.huge, size),
    skin: skin.colour,
    nose: skin.nose,
    cheeks: skin.cheeks,
    glasses,
    rims: glasses > 0.5 ? rimsOf(look, face, skin.colour, brows) : [],
    eyes,
    lash: both((e) => e.lash),
    wing: both((e) => e.wing),
    gaze: [both((e) => e.gaze[0]), both((e) => e.gaze[1])],
    iris: [both((e) => e.iris[0]), both((e) => e.iris[1]), both((e) => e.iris[2])],
    brows,
    mouth: readMouth(look, face, skin),
    folds: size > room.dots ? readFolds(look, face, skin) : [],
  }
}
