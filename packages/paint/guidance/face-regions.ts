import { contours, landmarks } from './face-mesh.ts'
import { grown, type Outlined } from './polygon.ts'
import { type Face, isMeshed } from './seen.ts'

/** Parts of a face that can be asked for as an area. */
export const facePartNames = [
  'oval',
  'features',
  'eyes',
  'irises',
  'brows',
  'nose',
  'lips',
  'mouth',
  'cheeks',
] as const
export type FacePartName = (typeof facePartNames)[number]

/** The bridge of the nose, its wings and its base; "right" is the subject's right. */
const nose = [168, 122, 196, 236, 198, 129, 98, 97, 2, 326, 327, 358, 420, 456, 419, 351]
const cheeks = [landmarks.rightCheek, landmarks.leftCheek]
/** A cheek's blush as a share of the face's width. */
const cheekRadius = 0.17

/** An area of one face: the union of some outlines without others. Points in u. */
export interface Region {
  readonly areas: readonly Outlined[]
  readonly without: readonly Outlined[]
}

/** A list that ends where it begins names its first point once. */
function along(mesh: Float32Array, list: readonly number[]): Outlined {
  const once = list.at(-1) === list[0] ? list.slice(0, -1) : list
  return {
    x: Float32Array.from(once, (i) => mesh[3 * i]),
    y: Float32Array.from(once, (i) => mesh[3 * i + 1]),
  }
}

function ellipse(x: number, y: number, rx: number, ry: number, roll = 0): Outlined {
  const [c, s] = [Math.cos(roll), Math.sin(roll)]
  const turns = Float32Array.from({ length: 32 }, (_, i) => (i * Math.PI) / 16)
  return {
    x: turns.map((t) => x + c * rx * Math.cos(t) - s * ry * Math.sin(t)),
    y: turns.map((t) => y + s * rx * Math.cos(t) + c * ry * Math.sin(t)),
  }
}

const irisOf = (points: Float32Array | undefined): Outlined[] => {
  if (!points) return []
  const [x, y, rightX, rightY, , , leftX, leftY] = points
  const radius = Math.sqrt((rightX - leftX) ** 2 + (rightY - leftY) ** 2) / 2
  return [ellipse(x, y, radius, radius)]
}

/**
 * The outlines of a part, as the mesh has them, grown by a length in u. Of a face without a mesh only the oval is
 * known: the ellipse in its box.
 */
export function regionOf(face: Face, part: FacePartName, grow = 0): Region {
  const { box, mesh, roll } = face
  const region = (areas: Outlined[], without: Outlined[] = []): Region => ({
    areas: grow === 0 ? areas : areas.map((a) => grown(a, grow)),
    without,
  })
  if (!isMeshed(face)) {
    const { x, y, width, height } = box
    return region(
      part === 'oval' ? [ellipse(x + width / 2, y + height / 2, width / 2, height / 2, roll)] : [],
    )
  }
  const of = (...names: (keyof typeof contours)[]) => names.map((n) => along(mesh, contours[n]))
  switch (part) {
    case 'oval':
      return region(of('faceOval'))
    case 'features':
      return region(of('rightEye', 'leftEye', 'rightBrow', 'leftBrow', 'lips'))
    case 'eyes':
      return region(of('rightEye', 'leftEye'))
    case 'irises':
      return region([...irisOf(face.iris?.right), ...irisOf(face.iris?.left)])
    case 'brows':
      return region(of('rightBrow', 'leftBrow'))
    case 'nose':
      return region([along(mesh, nose)])
    case 'lips':
      return region(of('lips'), of('lipsInner'))
    case 'mouth':
      return region(of('lipsInner'))
    case 'cheeks': {
      const r = cheekRadius * box.width
      return region(cheeks.map((i) => ellipse(mesh[3 * i], mesh[3 * i + 1], r, r)))
    }
  }
}
