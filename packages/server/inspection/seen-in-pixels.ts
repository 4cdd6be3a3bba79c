import type { Inspection } from '@atelier/contract'
import { type Areas, type Face, kindsOf, type Light, type Seen } from '@atelier/paint'
import { isMeshed, keypointNames } from '@atelier/paint/guidance/seen.ts'
import type { Pixels } from '../photo/pixels.ts'

type SeenInPixels = NonNullable<Inspection['seen']>

/** Faces of fewer pixels than this high are drawn without care for their features. */
const tinyPx = 48
/** From this height on, in thousandths of the long side, styles draw lids and lips as strokes of their own. */
const largeU = 60

/** What was seen, with lengths in pixels of the upright photo and angles in degrees: as the wire tells it. */
export function seenInPixels(
  seen: Seen,
  areas: Areas,
  light: Light,
  photo: Pick<Pixels, 'width' | 'height'>,
): SeenInPixels {
  const px = Math.max(photo.width, photo.height) / 1000
  const one = (v: number): number => Math.round(10 * v * px) / 10
  const share = (v: number): number => Math.round(1000 * Math.min(1, Math.max(0, v))) / 1000
  const degrees = (v: number): number => Math.round((1800 * v) / Math.PI) / 10
  const sizeOf = ({ box }: Face) =>
    box.height * px < tinyPx ? 'tiny' : box.height >= largeU ? 'large' : 'small'
  return {
    looked: !seen.blind,
    faces: seen.faces.map((face) => ({
      box: {
        x: one(face.box.x),
        y: one(face.box.y),
        width: one(face.box.width),
        height: one(face.box.height),
      },
      score: share(face.score),
      mesh_score: share(face.meshScore),
      meshed: isMeshed(face),
      roll: degrees(face.roll),
      yaw: degrees(face.yaw),
      size: sizeOf(face),
    })),
    bodies: seen.bodies.map((body) => ({
      score: share(body.score),
      ...(body.face !== undefined && { face: body.face }),
      keypoints: body.keypoints.map((k, i) => ({
        name: keypointNames[i] as string,
        x: one(k.x),
        y: one(k.y),
        score: share(k.score),
      })),
    })),
    areas: mapped(areas, share),
    kinds: mapped(kindsOf(seen, areas, light), share),
  }
}

const mapped = <T extends object>(record: T, f: (v: number) => number): T =>
  Object.fromEntries(Object.entries(record).map(([k, v]) => [k, f(v as number)])) as T
