import { smoothstep } from '../smoothstep.ts'

/**
 * What was recognised in a photo, as vectors. Every length lies in u (thousandths of the long side) from the top
 * left corner, so that it holds at every size. "right" is the subject's right.
 */
export interface Seen {
  /** In order of size, the largest first. */
  readonly faces: readonly Face[]
  readonly bodies: readonly Body[]
  /** Nothing could look: no runtime on this platform. Then `faces` and `bodies` are empty and say nothing. */
  readonly blind?: boolean
}

export interface Face {
  readonly box: Box
  /** Confidence of the detector, 0..1. */
  readonly score: number
  /** Confidence of the mesh, 0..1; below `meshTrusted` only the box is to be believed. */
  readonly meshScore: number
  /** 468 points x, y, z; z is depth in u, smaller is nearer. Empty when the mesh is not to be believed. */
  readonly mesh: Float32Array
  /** Centre, then right, top, left, bottom of each iris, x and y; left out where they were not found. */
  readonly iris?: { readonly left: Float32Array; readonly right: Float32Array }
  /** Radians: clockwise in the picture, and to the subject's left. */
  readonly roll: number
  readonly yaw: number
}
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Body {
  readonly score: number
  /** Index into `faces`, where the body belongs to one. */
  readonly face?: number
  /** By `keypointNames`; score 0..1, below 0.25 it is a guess. */
  readonly keypoints: readonly Keypoint[]
}
export interface Keypoint {
  readonly x: number
  readonly y: number
  readonly score: number
}
export const keypointNames = [
  'nose',
  'leftEye',
  'rightEye',
  'leftEar',
  'rightEar',
  'leftShoulder',
  'rightShoulder',
  'leftElbow',
  'rightElbow',
  'leftWrist',
  'rightWrist',
  'leftHip',
  'rightHip',
  'leftKnee',
  'rightKnee',
  'leftAnkle',
  'rightAnkle',
] as const

/** From here on a mesh is believed. */
export const meshTrusted = 0.9

export const nothingSeen: Seen = { faces: [], bodies: [] }
export const blind: Seen = { faces: [], bodies: [], blind: true }

/** A face that carries a mesh. */
export const isMeshed = (face: Face): boolean => face.mesh.length === 468 * 3

/** Height of the tallest face whose mesh is believed, in u; 0 without one. */
export const tallestFace = ({ faces }: Seen): number =>
  Math.max(0, ...faces.filter(isMeshed).map((f) => f.box.height))

/** Mean width of the faces whose mesh is believed, in u; 0 without one. */
export function meanFaceWidth({ faces }: Seen): number {
  const meshed = faces.filter(isMeshed)
  return meshed.reduce((t, f) => t + f.box.width, 0) / Math.max(1, meshed.length)
}

/**
 * How far the picture is about its people, 0..1: only then may a backdrop replace what is behind them. By the height
 * of the largest face whose mesh is believed: passers-by in a street are part of the scene.
 */
export function portraitOf(seen: Seen): number {
  return smoothstep(38, 58, tallestFace(seen))
}
