import type { Keypoint } from '../seen.ts'
import { type Net, output } from './net.ts'
import { onPhoto, type Square, tilesOf, type View } from './view.ts'

/** Keypoints in pixels of the photo. */
export interface Pose {
  readonly keypoints: readonly Keypoint[]
  /** Mean score of the points that are more than a guess. */
  readonly score: number
}
/** A face to look below, in pixels of the photo. */
export interface Head {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const size = 192
/** From here on a keypoint is more than a guess. */
export const sure = 0.25
const [nose, leftEye, rightEye] = [0, 1, 2]
const shoulders = [5, 6]
/** Sides of the squares under a face, in heights of the face: head and shoulders, half a body, a whole one. */
const reaches = [3.2, 5.5, 10]
/** Where the face's middle lies in such a square, from its top. */
const faceAt = 0.22

/** The body that belongs to a face, or undefined where the network points at somebody else or at nothing. */
export async function bodyUnder(view: View, head: Head, net: Net): Promise<Pose | undefined> {
  let best: Pose | undefined
  let spans = false
  for (const reach of reaches) {
    const side = Math.max(head.height * reach, 16)
    // A square that goes beyond the picture's end shows the network mostly black, a larger one only more of that.
    if (best && (spans || side > 2 * Math.max(view.width, view.height))) break
    const square = { x: head.x, y: head.y + side * (0.5 - faceAt), side, roll: 0 }
    spans = reachesAllOf(view, square)
    const pose = await poseIn(view, square, net)
    if (belongs(pose, head) && worth(pose) > worth(best)) best = pose
  }
  if (!best) return undefined
  const again = await poseIn(view, around(best, head), net)
  return belongs(again, head) && worth(again) > worth(best) ? again : best
}

const reachesAllOf = ({ width, height }: View, { x, y, side }: Square): boolean =>
  x - side / 2 <= 0 && y - side / 2 <= 0 && x + side / 2 >= width && y + side / 2 >= height

/**
 * Bodies of a photo in which no face shows: people seen from behind or far away. The network tells of one body in a
 * picture, so it is asked about the whole photo and about its parts.
 */
export async function bodiesAlone(view: View, net: Net, goOn: () => void): Promise<Pose[]> {
  const { width, height } = view
  const long = Math.max(width, height)
  const found: Pose[] = []
  for (const square of [long, long / 2].flatMap((side) => tilesOf(width, height, side))) {
    goOn()
    const pose = await bodyIn(view, square, net)
    if (pose && !found.some((f) => agree(f, pose, 1))) found.push(pose)
  }
  return found
}

/**
 * The network points at clouds and trees as well; but where it looks again at what it pointed at, a body stays and
 * comes out clearer, while anything else falls apart. So it has to find the same trunk three times over.
 */
async function bodyIn(view: View, square: Square, net: Net): Promise<Pose | undefined> {
  const least = Math.max(smallestAlone.px, smallestAlone.share * Math.max(view.width, view.height))
  let pose = await poseIn(view, square, net)
  if (surePoints(pose) < leastPoints) return undefined
  let same = 0
  for (let look = 1; look < mostLooks && same < 2; look++) {
    const closer = around(pose)
    if (closer.side < least) return undefined
    const again = await poseIn(view, closer, net)
    if (surePoints(again) < leastPoints) return undefined
    same = agree(pose, again) ? same + 1 : 0
    pose = again
  }
  return same >= 2 && stands(pose) ? pose : undefined
}

const leastPoints = 10
const mostLooks = 5
/** Smallest square of a body, in pixels and as a share of the long side: less is no more than a few dabs of colour. */
const smallestAlone = { px: 64, share: 0.075 }

const surePoints = ({ keypoints }: Pose): number => keypoints.filter((k) => k.score >= sure).length

/** Shoulders over hips: on four legs they would lie side by side. */
function stands({ keypoints, score }: Pose): boolean {
  const trunk = [5, 6, 11, 12].map((i) => keypoints[i])
  const [ls, rs, lh, rh] = trunk as [Keypoint, Keypoint, Keypoint, Keypoint]
  const length = (lh.y + rh.y - ls.y - rs.y) / 2
  const lean = Math.abs(lh.x + rh.x - ls.x - rs.x) / 2
  return score >= 0.42 && trunk.every((k) => k.score >= 0.4) && length > lean
}

/** Whether the trunk lies in the same place, within a share of its length. */
function agree(a: Pose, b: Pose, within = 0.25): boolean {
  const length = Math.abs(a.keypoints[11].y - a.keypoints[5].y)
  return [5, 6, 11, 12].every((i) => {
    const [p, q] = [a.keypoints[i], b.keypoints[i]]
    return Math.max(Math.abs(p.x - q.x), Math.abs(p.y - q.y)) < within * length
  })
}

async function poseIn(view: View, square: Square, net: Net): Promise<Pose> {
  const data = new Int32Array(view.cut(square, size)) // whole numbers, cut not rounded
  const out = await net.run({ input: { dims: [1, size, size, 3], data } })
  const raw = output(out, 'Identity', 17 * 3)
  const keypoints = Array.from({ length: 17 }, (_, i): Keypoint => {
    const [x, y] = onPhoto(square, raw[3 * i + 1], raw[3 * i])
    const outside = x < 0 || y < 0 || x > view.width || y > view.height
    // What lies beyond the picture is the network's imagination.
    return { x, y, score: outside ? Math.min(raw[3 * i + 2], 0.2) : raw[3 * i + 2] }
  })
  const scores = keypoints.map((k) => k.score).filter((s) => s >= sure)
  return { keypoints, score: scores.length ? scores.reduce((a, b) => a + b) / scores.length : 0 }
}

/** How much a pose tells: the sum of its sure points. */
const worth = (pose: Pose | undefined): number =>
  pose ? pose.keypoints.reduce((sum, k) => sum + (k.score >= sure ? k.score : 0), 0) : 0

function belongs({ keypoints }: Pose, { x, y, width, height }: Head): boolean {
  const inFace = (i: number): boolean => {
    const k = keypoints[i]
    return Math.abs(k.x - x) < 0.6 * width && Math.abs(k.y - y) < 0.6 * height
  }
  return (
    [nose, leftEye, rightEye].every(inFace) &&
    shoulders.some((i) => keypoints[i].score >= sure) &&
    keypoints[nose].score >= sure
  )
}

/** A square about what is sure, with room for the limbs that are not yet. */
function around({ keypoints }: Pose, head?: Head): Square {
  const points = keypoints.filter((k, i) => k.score >= sure || i <= rightEye)
  const xs = points.map((k) => k.x)
  const ys = points.map((k) => k.y)
  const top = Math.min(...ys, head ? head.y - head.height : Number.POSITIVE_INFINITY)
  const [left, right, bottom] = [Math.min(...xs), Math.max(...xs), Math.max(...ys)]
  const side = Math.max(right - left, bottom - top) * 1.25
  return { x: (left + right) / 2, y: (top + bottom) / 2, side, roll: 0 }
}
