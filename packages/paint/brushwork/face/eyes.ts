import { closedAt } from '../../guidance/reading/eye.ts'
import type { FaceReading } from '../../guidance/reading/face.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import { smoothstep } from '../../smoothstep.ts'
import type { Outlines } from '../outlines.ts'
import { EyeFrame } from './eye-frame.ts'
import type { EyeLook } from './eye-look.ts'
import { drawEyeball } from './eyeball.ts'
import { irisPaint } from './iris-paint.ts'
import { drawClosed, drawLashes } from './lashes.ts'

/** A head turned farther than this, in radians, shows one eye that can be drawn. */
const profileFrom = { some: 0.6, all: 0.75 }

/** How far an eye is redrawn, 0..1: the far eye of a profile and one behind hair or glass stay as the photo has them. */
export function eyeDrawn({ drawn, eyes, face }: FaceReading, side: 'left' | 'right'): number {
  const { there, share } = eyes[side]
  const far = share < 0.999 ? smoothstep(profileFrom.all, profileFrom.some, Math.abs(face.yaw)) : 1
  // half an eye drawn over half an eye seen is two eyes
  return drawn * smoothstep(0.35, 0.6, there * far)
}

/** Both eyes of a face; `skin` is that of the picture they are drawn on. */
export function drawEyes(out: Outlines, reading: FaceReading, skin: Lab3, look: EyeLook): void {
  const paint = irisPaint(reading, look)
  const white: Lab3 = [Math.min(0.975, 0.6 + 0.42 * skin[0]), 0.15 * skin[1], 0.15 * skin[2]]
  const { detail, glasses, lash, wing } = reading
  for (const side of ['right', 'left'] as const) {
    const opacity = eyeDrawn(reading, side)
    if (opacity < 0.02) continue
    const own = reading.eyes[side]
    const bare = 1 - 0.7 * glasses
    // wide open eyes have no room to grow
    const room = bare * smoothstep(0.62, 0.4, own.open)
    const frame = new EyeFrame(reading.face, side, {
      wide: 1 + (look.wide - 1) * bare,
      upper: 1 + (look.upper - 1) * room,
      lower: 1 + (look.under - 1) * room,
      lift: 0.02 * wing,
    })
    const lashes = { lash, wing, skin, detail, opacity, framed: glasses }
    if (own.open < closedAt) {
      drawClosed(out, frame, look, lashes)
      continue
    }
    // eyes look together; each a little as the photo has it
    const gaze = [0, 1].map((i) => 0.65 * reading.gaze[i] + 0.35 * own.gaze[i]) as [number, number]
    drawEyeball(out, frame, look, { paint, white, gaze, detail, opacity })
    drawLashes(out, frame, look, lashes)
  }
}
