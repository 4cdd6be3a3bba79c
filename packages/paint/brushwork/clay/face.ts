import { contours } from '../../guidance/face-mesh.ts'
import type { FaceReading } from '../../guidance/reading/face.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import { smoothstep } from '../../smoothstep.ts'
import { eyeDrawn } from '../face/eyes.ts'
import type { Pieces } from '../pieces.ts'
import { pressEye } from './eye.ts'
import { between, type FaceFrame, frameOf, list, shift, tinted } from './frame.ts'
import { pressMouth } from './mouth.ts'

/** A face of separate pieces: cheeks, nose, mouth, eyes under rolled lids, brows, and the rims of its glasses. */
export function pressFace(pieces: Pieces, reading: FaceReading, skin: Lab3): void {
  const { face, drawn } = reading
  if (drawn < 0.3) return
  const frame = frameOf(face)
  pressJaw(pieces, frame, skin)
  pieces.press()
  const aside = Math.abs(face.yaw)
  const { at, h } = frame
  // cheeks are stuck-on discs; one that is turned away is not seen
  for (const [a, b, side] of [
    [50, 205, 1],
    [280, 425, -1],
  ] as const) {
    if (aside > 0.45 && Math.sign(face.yaw) === side) continue
    const [x, y] = between(at(a), at(b), 0.4)
    pieces.ball(x, y, 0.09 * h, { colour: tinted(skin, -0.025, 0.042, 0.004), rise: 0.14, flat: 0.3 })
  }
  pressNose(pieces, frame, skin)
  pieces.press()
  pressMouth(pieces, reading, frame, skin)
  for (const side of ['right', 'left'] as const) {
    if (!modelled(reading, side)) continue
    pressEye(pieces, reading, side, frame, skin)
    const brow = reading.brows[side]
    if (reading.glasses > 0.5) continue
    const [dx, dy] = [0.03 * h * frame.up[0], 0.03 * h * frame.up[1]]
    const step = Math.max(1, Math.floor(brow.x.length / 7))
    const keep = brow.x.map((_, i) => i).filter((i) => i % step === 0 || i === brow.x.length - 1)
    const n = keep.length - 1
    pieces.roll(
      keep.map((i) => brow.x[i] + dx),
      keep.map((i) => brow.y[i] + dy),
      keep.map((i, k) => {
        const taper = 0.62 + 0.5 * Math.sin((Math.PI * (k + 0.6)) / (n + 1.2))
        return taper * Math.max(0.017 * h, Math.min(0.03 * h, 1.15 * brow.half[i]))
      }),
      { colour: browColour(brow.colour, skin, brow.there), rise: 1.15, lift: 0.006 * h },
    )
  }
  pieces.press()
  for (const { path, half, colour } of reading.rims)
    pieces.roll(
      path.map((p) => p[0]),
      path.map((p) => p[1]),
      path.map(() => Math.max(0.01 * h, 1.3 * half)),
      { colour: [Math.max(0.1, 0.9 * colour[0]), colour[1], colour[2]], rise: 1, lift: 0.05 * h },
    )
  pieces.press()
}

/**
 * Skin of clay keeps nothing of the photo's eye: where one eye is seen the other is made as well, unless it is turned
 * away.
 */
function modelled(reading: FaceReading, side: 'right' | 'left'): boolean {
  if (eyeDrawn(reading, side) > 0.25) return true
  const other = side === 'right' ? 'left' : 'right'
  return eyeDrawn(reading, other) > 0.25 && reading.eyes[side].share > 0.5 && Math.abs(reading.face.yaw) < 0.5
}

function browColour(c: Lab3, skin: Lab3, there: number): Lab3 {
  const own: Lab3 = [Math.min(0.16 + 0.7 * c[0], skin[0] - 0.1), 1.2 * c[1], 1.2 * c[2]]
  const sure = smoothstep(0.2, 0.6, there)
  return [skin[0] - 0.12 + sure * (own[0] - skin[0] + 0.12), own[1], own[2]]
}

/** The edge of the jaw over the neck: a groove, drawn with a tool. */
function pressJaw(pieces: Pieces, frame: FaceFrame, skin: Lab3): void {
  const { at, h } = frame
  const oval = contours.faceOval
  const from = oval.indexOf(361)
  const to = oval.indexOf(132)
  const points = oval.slice(from, to + 1).map((i) => shift(at(i), frame, 0, -0.022 * h))
  const [x, y] = list(points)
  const n = points.length - 1
  pieces.roll(
    x,
    y,
    points.map((_, i) => h * (0.012 + 0.03 * Math.sin((Math.PI * i) / n))),
    { colour: tinted(skin, -0.02, 0.008), rise: -1.1, cover: 0.5 },
  )
}

function pressNose(pieces: Pieces, frame: FaceFrame, skin: Lab3): void {
  const { at, h } = frame
  const colour = tinted(skin, -0.012, 0.016)
  const tip = between(at(1), at(4), 0.5)
  const bridge = between(at(6), at(197), 0.5)
  pieces.roll([bridge[0], tip[0]], [bridge[1], tip[1]], [0.026 * h, 0.05 * h], {
    colour,
    rise: 0.85,
    follow: 0,
  })
  for (const i of [48, 278]) {
    const [x, y] = between(at(i), tip, 0.28)
    pieces.ball(x, y, 0.036 * h, { colour, rise: 0.8 })
  }
  pieces.press()
  pieces.ball(tip[0], tip[1], 0.066 * h, { colour: tinted(skin, -0.015, 0.026), rise: 0.55 })
  pieces.press()
  for (const i of [98, 327]) {
    const [x, y] = shift(between(at(i), at(2), 0.35), frame, 0, 0.002 * h)
    pieces.ball(x, y, 0.012 * h, { colour: tinted(skin, -0.28, 0.03), rise: -1.4 })
  }
}
