import { closedAt } from '../../guidance/reading/eye.ts'
import { EyeFrame } from '../../guidance/reading/eye-frame.ts'
import type { FaceReading } from '../../guidance/reading/face.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import { smoothstep } from '../../smoothstep.ts'
import type { Outlines } from '../outlines.ts'
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
    const there = eyeDrawn(reading, side)
    // half a ball of glass is a ghost
    const opacity = there + Math.min(1, 4 * look.glass) * (smoothstep(0.08, 0.3, there) - there)
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
      drawClosed(out, frame, look, lashes, own.shut)
      continue
    }
    drawShadow(out, frame, {
      skin,
      photo: reading.skin,
      lid: own.shadow,
      amount: look.shadow * own.shaded * bare * opacity,
    })
    // eyes look together; each a little as the photo has it
    const gaze = [0, 1].map((i) => 0.65 * reading.gaze[i] + 0.35 * own.gaze[i]) as [number, number]
    drawEyeball(out, frame, look, { paint, white, gaze, detail, opacity })
    drawLashes(out, frame, look, lashes)
  }
}

interface Shadow {
  readonly skin: Lab3
  readonly photo: Lab3
  readonly lid: Lab3
  readonly amount: number
}
/** Paint or shade on the upper lid, as far from this skin as it was from the photo's. */
function drawShadow(out: Outlines, frame: EyeFrame, { skin, photo, lid, amount }: Shadow): void {
  if (amount < 0.03) return
  const colour: Lab3 = [
    Math.max(0.12, (skin[0] * lid[0]) / Math.max(0.2, photo[0])),
    skin[1] + lid[1] - photo[1],
    skin[2] + lid[2] - photo[2],
  ]
  const points: [number, number][] = []
  for (let i = 0; i <= 20; i++) points.push(place(frame, i / 20, 0))
  for (let i = 20; i >= 0; i--) points.push(place(frame, i / 20, 0.17))
  out.add(frame.outline(points), { colour, opacity: 0.75 * amount, soft: 0.16 * frame.width })
}
/** A place on the lid, `t` from beyond the outer corner to the inner, `rise` above the lashes in the middle. */
function place(frame: EyeFrame, t: number, rise: number): [number, number] {
  const a = 1.16 * frame.from + t * (0.92 * frame.to - 1.16 * frame.from)
  return [a, frame.upper(a) + rise * (1 - (1.5 * t - 0.6) ** 2)]
}
