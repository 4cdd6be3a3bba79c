import { closedAt } from '../../guidance/reading/eye.ts'
import { EyeFrame, type Side } from '../../guidance/reading/eye-frame.ts'
import type { FaceReading } from '../../guidance/reading/face.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import { smoothstep } from '../../smoothstep.ts'
import { type FaceFrame, shift } from '../clay/frame.ts'
import type { Pieces } from '../pieces.ts'

/** How large a toy's eye is, by the height of the face. */
export interface ToyEye {
  readonly wide: number
  readonly tall: number
  /** How far below the photo's eye it sits. */
  readonly low: number
}
const lashed = 0.45

/** A dark glossy oval with a glow of the iris in it and two lights; a shut eye is a bow. */
export function pressToyEye(
  pieces: Pieces,
  reading: FaceReading,
  side: Side,
  frame: FaceFrame,
  { wide, tall, low }: ToyEye,
): void {
  const own = reading.eyes[side]
  const { h } = frame
  const eye = new EyeFrame(reading.face, side)
  const [mx, my] = eye.at(0, 0)
  const [cx, cy] = shift([mx, my], frame, 0, -low * h)
  const yaw = reading.face.yaw
  // of a head that is turned the farther eye is the narrower, and in a profile not seen
  const far = own.share < 0.999
  const slim = Math.max(0.35, Math.cos(yaw) - (far ? 0.25 * Math.abs(yaw) : 0))
  if (far && Math.abs(yaw) > 0.95) return
  const [rx, ry] = [wide * h * slim, tall * h]
  const ink: Lab3 = [0.16, 0.018, 0.012]
  const put = (a: number, b: number) => shift([cx, cy], frame, a * rx, b * ry)
  if (own.open < closedAt || own.shut) {
    const bow = [-1, -0.6, 0, 0.6, 1].map((t) => put(t, -0.05 + 0.42 * (t * t - 0.5)))
    pieces.roll(
      bow.map((p) => p[0]),
      bow.map((p) => p[1]),
      bow.map((_, i) => (i === 0 || i === 4 ? 0.6 : 1) * 0.016 * h),
      { colour: ink, rise: 0.5 },
    )
    pieces.press()
    return
  }
  const oval = (a: number, b: number, kx: number, ky: number, colour: Lab3, up: number) => {
    const r = Math.max(0.4, kx * rx)
    const reach = Math.max(0, (ky * ry - r) / ry)
    const [p, q] = [put(a, b + reach), put(a, b - reach)]
    pieces.roll([p[0], q[0]], [p[1], q[1]], [r, r], {
      colour,
      rise: 0.1,
      flat: 0.5,
      lift: up * h,
      follow: 0.5,
    })
    pieces.press()
  }
  const [iL, ia, ib] = reading.iris
  const deep: Lab3 = [
    Math.min(0.5, Math.max(0.3, 0.2 + 0.6 * iL)),
    Math.max(-0.05, Math.min(0.06, 1.6 * ia + 0.012)),
    Math.max(-0.08, Math.min(0.085, 1.6 * ib + 0.012)),
  ]
  const between: Lab3 = [0.55 * ink[0] + 0.45 * deep[0], 0.6 * deep[1], 0.6 * deep[2]]
  oval(0, 0, 1, 1, ink, 0.004)
  oval(0, -0.16, 0.8, 0.76, between, 0.002)
  oval(0, -0.36, 0.6, 0.5, deep, 0.002)
  oval(0, 0.12, 0.62, 0.62, [0.1, 0.008, 0.004], 0.002)
  // the lamp stands to the upper left, for both eyes alike
  const white: Lab3 = [0.985, 0, 0.002]
  oval(-0.3, 0.42, 0.33, 0.27, white, 0.003)
  oval(0.34, -0.42, 0.15, 0.12, white, 0.003)
  const lash = smoothstep(lashed, 0.8, reading.lash)
  const rim = Array.from({ length: 9 }, (_, i) => Math.PI * (0.15 + (0.7 * i) / 8))
  pieces.roll(
    rim.map((q) => put(1.02 * Math.cos(q), 0.98 * Math.sin(q))[0]),
    rim.map((q) => put(1.02 * Math.cos(q), 0.98 * Math.sin(q))[1]),
    rim.map((q) => (0.006 + (0.006 + 0.005 * lash) * Math.sin(q)) * h),
    { colour: ink, rise: 0.7, lift: 0.003 * h },
  )
  const out = -eye.right
  if (lash > 0.05)
    for (const [q, long] of [
      [0.16, 0.3],
      [0.27, 0.24],
    ] as const) {
      const [c, s] = [Math.cos(Math.PI * q) * out, Math.sin(Math.PI * q)]
      const [p, e] = [put(c, s), put(c * (1 + 0.9 * long * lash), s * (1 + long * lash) + 0.12 * lash)]
      pieces.roll([p[0], e[0]], [p[1], e[1]], [0.011 * h, 0.003 * h], {
        colour: ink,
        rise: 0.6,
        lift: 0.004 * h,
      })
    }
  pieces.press()
}
