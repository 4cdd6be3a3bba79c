import type { Pixels } from '../../plane.ts'
import { type Body, type Face, meshTrusted, type Seen } from '../seen.ts'
import { bodiesAlone, bodyUnder, type Pose } from './find-bodies.ts'
import { type Found, findFaces, shared } from './find-faces.ts'
import { findIrises, type Iris } from './find-iris.ts'
import { fitMesh, type Mesh } from './fit-mesh.ts'
import type { Nets } from './net.ts'
import { View } from './view.ts'

/**
 * Below, the mesh does not believe in a face, and neither do we: a lion's came to 0.5. A face whose mesh is not to be
 * trusted must at least have been found surely.
 */
const leastMeshScore = 0.6
const leastFoundScore = 0.75
/** The detector's square reaches from the brows to the chin: so many times as high is the oval about it. */
const ovalHeight = 1.25
const noMesh = new Float32Array(0)

/**
 * Finds the people in a photo. The same photo and networks give the same answer, whatever ran before.
 *
 * @param photo upright sRGB
 * @param goOn called between two looks; throws to stop
 */
export async function look(photo: Pixels, nets: Nets, goOn: () => void = () => {}): Promise<Seen> {
  const view = new View(photo)
  const toU = 1000 / Math.max(photo.width, photo.height)
  const people: { face: Face; pose: Pose | undefined; square: Square }[] = []
  for (const found of await findFaces(view, nets.faces, goOn)) {
    goOn()
    const mesh = await fitMesh(view, found, nets.mesh)
    if (mesh.score < leastMeshScore) continue
    const trusted = mesh.score >= meshTrusted
    if (!trusted && found.score < leastFoundScore) continue
    const square = trusted ? squareOf(mesh.points) : found
    // The same face may have been found twice, in tiles of two sizes; its mesh is the same then.
    if (people.some((p) => shared(p.square, square) > 0.5)) continue
    const irises = trusted ? await findIrises(view, mesh, nets.iris) : undefined
    const face = faceOf(found, mesh, irises, toU)
    goOn()
    const { x, y, width, height } = face.box
    const head = {
      x: (x + width / 2) / toU,
      y: (y + height / 2) / toU,
      width: width / toU,
      height: height / toU,
    }
    people.push({ face, pose: await bodyUnder(view, head, nets.body), square })
  }
  people.sort((a, b) => b.face.box.height - a.face.box.height)
  const bodies = people.flatMap(({ pose }, face) => (pose ? [bodyOf(pose, toU, face)] : []))
  if (people.length === 0) {
    const alone = await bodiesAlone(view, nets.body, goOn)
    bodies.push(...alone.map((pose) => bodyOf(pose, toU)))
  }
  return { faces: people.map((p) => p.face), bodies }
}

type Square = Pick<Found, 'x' | 'y' | 'side'>

function faceOf(
  found: Found,
  mesh: Mesh,
  irises: { left: Iris; right: Iris } | undefined,
  toU: number,
): Face {
  const { points, score: meshScore, roll } = mesh
  const trusted = meshScore >= meshTrusted
  const scaled = (a: Float32Array): Float32Array => a.map((v) => v * toU)
  const common = { score: found.score, meshScore, roll: trusted ? roll : rollOf(found), yaw: yawOf(points) }
  if (!trusted) {
    const [width, height] = [found.side * toU, found.side * ovalHeight * toU]
    const box = { x: found.x * toU - width / 2, y: found.y * toU - height / 2, width, height }
    return { ...common, yaw: 0, box, mesh: noMesh }
  }
  const b = boundsOf(points)
  return {
    ...common,
    box: {
      x: b.left * toU,
      y: b.top * toU,
      width: (b.right - b.left) * toU,
      height: (b.bottom - b.top) * toU,
    },
    mesh: scaled(points),
    ...(irises ? { iris: { left: scaled(irises.left), right: scaled(irises.right) } } : {}),
  }
}

const bodyOf = ({ keypoints, score }: Pose, toU: number, face?: number): Body => ({
  score,
  ...(face === undefined ? {} : { face }),
  keypoints: keypoints.map((k) => ({ x: k.x * toU, y: k.y * toU, score: k.score })),
})

const rollOf = ({ leftEye, rightEye }: Found): number =>
  Math.atan2(leftEye[1] - rightEye[1], leftEye[0] - rightEye[0])

/** How much farther away the oval's left side is than its right. */
function yawOf(p: Float32Array): number {
  const [r, l] = [3 * 234, 3 * 454]
  const [dx, dy, dz] = [p[l] - p[r], p[l + 1] - p[r + 1], p[l + 2] - p[r + 2]]
  return Math.atan2(dz, Math.sqrt(dx * dx + dy * dy))
}

function boundsOf(points: Float32Array) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let i = 0; i < points.length; i += 3) {
    left = Math.min(left, points[i])
    right = Math.max(right, points[i])
    top = Math.min(top, points[i + 1])
    bottom = Math.max(bottom, points[i + 1])
  }
  return { left, right, top, bottom }
}
function squareOf(points: Float32Array): Square {
  const { left, right, top, bottom } = boundsOf(points)
  return { x: (left + right) / 2, y: (top + bottom) / 2, side: Math.max(right - left, bottom - top) }
}
