import { smoothstep } from '../smoothstep.ts'
import { contours } from './face-mesh.ts'
import { type Face, isMeshed, type Keypoint, keypointNames, type Seen } from './seen.ts'

/** From here on a keypoint is believed. */
export const believed = 0.25
/** Means of adults, in heights of a face: from its middle to the shoulders. */
export const neckLength = 0.95

/** A skull is deeper than it is broad, and its middle lies behind the ears: by the sine of a head's turn. */
const turned = { back: 0.7, long: 0.9 } as const

export interface Vector {
  readonly x: number
  readonly y: number
}
/** A face's own frame: middle, the way to the crown, height from the hairline to the chin, and width. */
export interface Head {
  readonly centre: Vector
  readonly up: Vector
  readonly size: number
  readonly width: number
  /** How far to the right of the face's middle the skull's lies, in widths of the face: behind a head that is turned. */
  readonly back: number
  /** How many times as broad the skull looks as from the front. */
  readonly long: number
  /** The outline of the face, where its mesh is believed. */
  readonly oval?: readonly Vector[]
}
/** By how far a head is turned: see `Head`. */
export function turnOf({ yaw }: Face): Pick<Head, 'back' | 'long'> {
  // a few degrees are no more than the mesh errs by
  const turn = Math.sin(yaw) * smoothstep(0.05, 0.3, Math.abs(yaw))
  return { back: -turned.back * turn, long: 1 + turned.long * turn * turn }
}

export function headOf(face: Face): Head {
  const { box } = face
  let up = { x: Math.sin(face.roll), y: -Math.cos(face.roll) }
  let centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  let size = Math.max(box.height, 1.05 * box.width, 1e-3)
  if (isMeshed(face)) {
    const at = (k: number) => ({ x: face.mesh[3 * k], y: face.mesh[3 * k + 1] })
    const top = at(10)
    const chin = at(152)
    const long = Math.hypot(top.x - chin.x, top.y - chin.y)
    if (long > 0.3 * box.height) {
      size = Math.max(long, 0.8 * size)
      up = { x: (top.x - chin.x) / long, y: (top.y - chin.y) / long }
      centre = { x: (top.x + chin.x + at(234).x + at(454).x) / 4, y: (top.y + chin.y) / 2 }
    }
  }
  const oval = isMeshed(face)
    ? contours.faceOval.map((k) => ({ x: face.mesh[3 * k], y: face.mesh[3 * k + 1] }))
    : undefined
  return { centre, up, size, width: Math.max(box.width, 0.74 * size), ...turnOf(face), ...(oval && { oval }) }
}

/** Where the shoulders below a face lie along its axis, in heights of it from its middle: below is negative. */
export function shouldersOf(seen: Seen, index: number): number {
  const { centre, up, size } = headOf(seen.faces[index])
  const found = seen.bodies.find((b) => b.face === index)
  const ends = ['leftShoulder', 'rightShoulder'] as const
  const along = ends
    .map((name) => found?.keypoints[keypointNames.indexOf(name)])
    .filter((p) => p !== undefined && p.score >= believed)
    .map((p) => ((p as Keypoint).x - centre.x) * up.x + ((p as Keypoint).y - centre.y) * up.y)
  if (along.length < 2) return -neckLength
  return Math.min(-0.5, Math.max(-1.6, (along[0] + along[1]) / 2 / size))
}

/** Where wrists were seen. */
export const wristsOf = ({ bodies }: Seen): Keypoint[] =>
  (['leftWrist', 'rightWrist'] as const)
    .flatMap((name) => bodies.map((b) => b.keypoints[keypointNames.indexOf(name)]))
    .filter((p) => p !== undefined && p.score >= believed)

/** Where a place lies in a head's own frame: `rise` towards the crown in heights, `aside` in widths of the face. */
export function inHead({ centre, up, size, width, back, long }: Head, x: number, y: number) {
  const dx = x - centre.x
  const dy = y - centre.y
  const rise = (dx * up.x + dy * up.y) / size
  const across = (dy * up.x - dx * up.y) / width
  const aside = Math.abs(across)
  /** Likewise from the middle of the skull, as seen from the front. */
  const off = Math.abs(across - back) / long
  return {
    rise,
    aside,
    off,
    /** 1 on the outline of the skull with short hair. */
    skull: Math.sqrt((off / 0.66) ** 2 + ((rise - 0.12) / 0.76) ** 2),
    /** 1 on the outline of the face. */
    face: Math.sqrt((aside / 0.5) ** 2 + (rise / 0.5) ** 2),
  }
}

/** Whether a point lies in a closed outline, by the crossings of a ray to its right. */
export function encloses(outline: readonly Vector[], x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const p = outline[i]
    const q = outline[j]
    if (p.y > y !== q.y > y && x < p.x + ((y - p.y) * (q.x - p.x)) / (q.y - p.y)) inside = !inside
  }
  return inside
}
