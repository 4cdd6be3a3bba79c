import type { FaceReading } from '../../guidance/reading/face.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import { smoothstep } from '../../smoothstep.ts'
import { between, type FaceFrame, frameOf, list, shift, tinted } from '../clay/frame.ts'
import type { Pieces } from '../pieces.ts'
import { pressToyEye, type ToyEye } from './eye.ts'
import { pressToyMouth } from './mouth.ts'

/** The features of a vinyl toy where those of the photo are: dark oval eyes, a dot of a nose, a small mouth, brows. */
export function pressToyFace(pieces: Pieces, reading: FaceReading, skin: Lab3, look: ToyEye): void {
  if (reading.drawn < 0.3) return
  const frame = frameOf(reading.face)
  const { at, h } = frame
  const tip = shift(between(at(1), at(4), 0.5), frame, 0, -0.012 * h)
  pieces.ball(tip[0], tip[1], 0.034 * h, { colour: tinted(skin, -0.025, 0.03, 0.004), rise: 0.62, follow: 0 })
  pieces.press()
  pressToyMouth(pieces, reading, frame, skin)
  for (const side of ['right', 'left'] as const) {
    pressToyEye(pieces, reading, side, frame, look)
    if (reading.glasses < 0.5) pressBrow(pieces, reading, side, frame, skin)
  }
  pieces.press()
  for (const { path, half, colour } of reading.rims)
    pieces.roll(
      path.map((p) => p[0]),
      path.map((p) => p[1]),
      path.map(() => Math.max(0.011 * h, 1.3 * half)),
      { colour: [Math.max(0.22, colour[0]), colour[1], colour[2]], rise: 1, lift: 0.05 * h },
    )
  pieces.press()
}

/** A short soft roll, as high above the eye as the eye has grown. */
function pressBrow(
  pieces: Pieces,
  reading: FaceReading,
  side: 'right' | 'left',
  frame: FaceFrame,
  skin: Lab3,
): void {
  const brow = reading.brows[side]
  const n = brow.x.length - 1
  if (n < 2) return
  const { h } = frame
  const [inner, outer] = [0.06, 0.96].map((t) => {
    const i = Math.round(t * n)
    return [brow.x[i], brow.y[i]] as const
  })
  // level brows look friendly: half of the photo's slant is enough
  const tilt = (q: readonly [number, number]) =>
    (q[0] - frame.at(1)[0]) * frame.up[0] + (q[1] - frame.at(1)[1]) * frame.up[1]
  const mean = (tilt(inner) + tilt(outer)) / 2
  const even = (q: readonly [number, number], more: number) =>
    shift(q, frame, 0, 0.6 * (mean - tilt(q)) + more * h)
  const points = [0, 0.25, 0.5, 0.75, 1].map((t) =>
    even(between(inner, outer, t), 0.045 + 0.034 * Math.sin(Math.PI * (0.1 + 0.8 * t))),
  )
  const thick = Math.max(0.013 * h, Math.min(0.024 * h, 0.9 * Math.max(...brow.half)))
  const [x, y] = list(points)
  const sure = smoothstep(0.2, 0.6, brow.there)
  const own = Math.min(0.2 + 0.62 * brow.colour[0], skin[0] - 0.12)
  pieces.roll(
    x,
    y,
    [0.55, 0.95, 1, 0.95, 0.7].map((t) => t * thick),
    {
      colour: [
        skin[0] - 0.14 + sure * (own - skin[0] + 0.14),
        0.8 * brow.colour[1] + 0.2 * skin[1],
        0.8 * brow.colour[2] + 0.2 * skin[2],
      ],
      rise: 0.6,
    },
  )
}
