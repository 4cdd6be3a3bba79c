import { grown, type Outlined } from '../../guidance/polygon.ts'
import { EyeFrame } from '../../guidance/reading/eye-frame.ts'
import type { FaceReading } from '../../guidance/reading/face.ts'
import { browDrawn } from './brows.ts'
import { eyeDrawn } from './eyes.ts'
import { mouthDrawn } from './mouth.ts'
import { tapered } from './tapered.ts'

/** A feature that will be drawn anew: the area the photo's own covers, and how far it is to go. */
export interface Feature {
  readonly area: Outlined
  readonly amount: number
}

/**
 * Everything of a face that a drawing replaces; what is not drawn stays.
 *
 * @param sockets how far the shade around the eyes goes as well, 0..1
 */
export function featuresOf(reading: FaceReading, sockets = 0): Feature[] {
  const { face, glasses, mouth, nose, brows, drawn } = reading
  const { mesh, box } = face
  const size = box.width
  const out: Feature[] = []
  const add = (points: readonly number[], by: number, amount: number) => {
    if (amount < 0.02) return
    const area = {
      x: points.filter((_, i) => i % 2 === 0),
      y: points.filter((_, i) => i % 2 === 1),
    }
    out.push({ area: grown(area, by), amount })
  }
  for (const side of ['right', 'left'] as const) {
    const eye = new EyeFrame(face, side)
    const { width } = eye
    // lashes and the fold reach above the lid, hardly below; rims of glasses must stay
    const bare = 1 - glasses
    const points: [number, number][] = []
    const out = 0.2 + 0.1 * reading.lash + 0.08 * reading.wing
    for (let i = 0; i <= 16; i++) {
      const a = -0.5 - out * bare + ((1.08 + out * bare) * i) / 16
      const arch = Math.max(0, 1 - Math.abs(2 * (i / 16) - 1) ** 3)
      points.push([a, eye.upper(a) + (0.04 + (0.1 + 0.13 * reading.lash) * bare) * (0.5 + 0.5 * arch)])
    }
    for (let i = 16; i >= 0; i--) {
      const a = -0.5 - out * bare + ((1.08 + out * bare) * i) / 16
      const arch = Math.max(0, 1 - Math.abs(2 * (i / 16) - 1) ** 3)
      points.push([a, eye.lower(a) - (0.03 + (0.1 + 0.06 * reading.lash) * bare) * (0.65 + 0.35 * arch)])
    }
    add(eye.outline(points), 0.03 * width, eyeDrawn(reading, side))
    const socket = sockets * (1 - glasses) * Math.min(eyeDrawn(reading, side), browDrawn(reading, side))
    if (socket > 0) {
      const hollow: [number, number][] = []
      for (let i = 0; i <= 12; i++)
        hollow.push([-0.78 + (1.56 * i) / 12, 0.42 + 0.1 * Math.sin((Math.PI * i) / 12)])
      for (let i = 12; i >= 0; i--)
        hollow.push([-0.78 + (1.56 * i) / 12, -0.3 - 0.14 * Math.sin((Math.PI * i) / 12)])
      add(eye.outline(hollow), 0, socket)
    }
    const { x, y, half } = brows[side]
    const path = x.flatMap((v, i) => [v, y[i]])
    add(
      tapered(path, (t) => 1.4 * half[Math.round(t * (half.length - 1))] + 0.012 * size),
      0.004 * size,
      browDrawn(reading, side),
    )
  }
  const of = (list: readonly number[]) => list.flatMap((i) => [mesh[3 * i], mesh[3 * i + 1]])
  const { top, foot } = mouth.lips
  const rim = top.x.flatMap((v, i) => [v, top.y[i]])
  for (let i = foot.x.length - 2; i > 0; i--) rim.push(foot.x[i], foot.y[i])
  // lips amid hair are drawn over the photo's own: there is no skin to clear them with
  add(rim, 0.016 * size, mouthDrawn(reading) * (1 - mouth.beard))
  add(
    of([98, 75, 60, 99, 97, 2, 326, 328, 290, 305, 327]),
    0.012 * size,
    0.9 * drawn * nose * (1 - mouth.beard),
  )
  return out
}
