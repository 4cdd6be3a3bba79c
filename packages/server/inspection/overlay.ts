import { type Guidance, type Surveyed, surveyed } from '@atelier/paint'
import { contours } from '@atelier/paint/guidance/face-mesh.ts'
import { bytesOf } from '@atelier/paint/guidance/kept.ts'
import { isMeshed, keypointNames } from '@atelier/paint/guidance/seen.ts'
import sharp from 'sharp'
import type { Pixels } from '../photo/pixels.ts'
import { drawLine, type Rgb } from './draw-line.ts'

/** Long side of the overlay, in pixels: large enough to see each keypoint. */
const side = 1200

/** Later ones lie over earlier ones. `detail` and `subject` overlap everything and are told as numbers only. */
const tints: Partial<Readonly<Record<Surveyed, Rgb>>> = {
  sky: [70, 150, 255],
  foliage: [60, 190, 70],
  person: [255, 80, 200],
  skin: [255, 190, 90],
  hair: [150, 80, 255],
}
const tintShare = 0.5
const faceLine: Rgb = [255, 255, 255]
const unsureLine: Rgb = [255, 90, 60]
const bodyLine: Rgb = [90, 255, 240]
/** Keypoints below it are guesses and are not drawn. */
const keypointScore = 0.25

type Name = (typeof keypointNames)[number]
const bones: readonly (readonly [Name, Name])[] = [
  ['leftShoulder', 'rightShoulder'],
  ['leftShoulder', 'leftElbow'],
  ['leftElbow', 'leftWrist'],
  ['rightShoulder', 'rightElbow'],
  ['rightElbow', 'rightWrist'],
  ['leftShoulder', 'leftHip'],
  ['rightShoulder', 'rightHip'],
  ['leftHip', 'rightHip'],
  ['leftHip', 'leftKnee'],
  ['leftKnee', 'leftAnkle'],
  ['rightHip', 'rightKnee'],
  ['rightKnee', 'rightAnkle'],
]

/** The photo, greyed, with its maps as tints and its faces and bodies as lines; JPEG. */
export async function overlayOf(
  photo: Pixels,
  guidance: Guidance,
): Promise<{ readonly width: number; readonly height: number; readonly jpeg: Buffer }> {
  const { data, info } = await sharp(photo.data, {
    raw: { width: photo.width, height: photo.height, channels: 4 },
  })
    .removeAlpha()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const canvas = { width, height, data: new Uint8Array(data) }
  grey(canvas.data)
  for (const name of surveyed) {
    const tint = tints[name]
    const map = guidance.maps.get(name)
    if (!tint || !map) continue
    const mask = await sharp(bytesOf(map), { raw: { width: map.width, height: map.height, channels: 1 } })
      .resize(width, height, { fit: 'fill' })
      .greyscale()
      .raw()
      .toBuffer()
    lay(canvas.data, mask, tint)
  }
  drawSeen(canvas, guidance)
  const jpeg = await sharp(canvas.data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer()
  return { width, height, jpeg }
}

type Canvas = Parameters<typeof drawLine>[0]

function grey(data: Uint8Array): void {
  for (let i = 0; i < data.length; i += 3) {
    const [r, g, b] = [data[i] as number, data[i + 1] as number, data[i + 2] as number]
    const luma = 0.3 * r + 0.59 * g + 0.11 * b
    for (const [lane, v] of [r, g, b].entries()) data[i + lane] = 0.6 * luma + 0.4 * v
  }
}

function lay(data: Uint8Array, mask: Uint8Array, tint: Rgb): void {
  for (let i = 0, k = 0; i < mask.length; i++, k += 3) {
    const share = (tintShare * (mask[i] as number)) / 255
    for (let lane = 0; lane < 3; lane++)
      data[k + lane] = (data[k + lane] as number) * (1 - share) + (tint[lane] as number) * share
  }
}

function drawSeen(canvas: Canvas, { seen }: Guidance): void {
  const px = Math.max(canvas.width, canvas.height) / 1000
  const line = (points: readonly (readonly [number, number])[], colour: Rgb, closed: boolean): void => {
    for (let i = closed ? 0 : 1; i < points.length; i++)
      drawLine(canvas, points.at(i - 1) as [number, number], points[i] as [number, number], 1.6, colour)
  }
  for (const face of seen.faces) {
    const { x, y, width, height } = face.box
    const corners = [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ] as const
    line(
      corners.map(([a, b]) => [a * px, b * px]),
      isMeshed(face) ? faceLine : unsureLine,
      true,
    )
    if (!isMeshed(face)) continue
    for (const indices of Object.values(contours))
      line(
        indices.map((i) => [(face.mesh[3 * i] as number) * px, (face.mesh[3 * i + 1] as number) * px]),
        faceLine,
        false,
      )
  }
  for (const body of seen.bodies) {
    const at = (name: Name) => body.keypoints[keypointNames.indexOf(name)]
    for (const [from, to] of bones) {
      const [a, b] = [at(from), at(to)]
      if (!a || !b || a.score < keypointScore || b.score < keypointScore) continue
      drawLine(canvas, [a.x * px, a.y * px], [b.x * px, b.y * px], 3, bodyLine)
    }
  }
}
