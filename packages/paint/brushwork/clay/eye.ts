import { closedAt } from '../../guidance/reading/eye.ts'
import { EyeFrame, type Side } from '../../guidance/reading/eye-frame.ts'
import type { FaceReading } from '../../guidance/reading/face.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import type { Pieces } from '../pieces.ts'
import type { FaceFrame } from './frame.ts'

const arc = (n: number, from: number, to: number) =>
  Array.from({ length: n }, (_, i) => from + ((to - from) * i) / (n - 1))

/** A ball with a coin for its iris, between a lid that lies over it and a roll below. */
export function pressEye(
  pieces: Pieces,
  reading: FaceReading,
  side: Side,
  { h }: FaceFrame,
  skin: Lab3,
): void {
  const own = reading.eyes[side]
  const eye = new EyeFrame(reading.face, side)
  const w = eye.width
  const lid: Lab3 = [skin[0] - 0.055, skin[1] + 0.014, skin[2]]
  const dark: Lab3 = [0.17, 0.02, 0.015]
  const middle = (eye.upper(0) + eye.lower(0)) / 2
  const path = (points: readonly (readonly [number, number])[]) => {
    const at = points.map(([a, b]) => eye.at(a, b))
    return [at.map((p) => p[0]), at.map((p) => p[1])] as const
  }
  const roll = (
    points: readonly (readonly [number, number])[],
    half: (t: number) => number,
    touch: Parameters<Pieces['roll']>[3],
  ) => {
    const [x, y] = path(points)
    pieces.roll(
      x,
      y,
      points.map((_, i) => half(i / (points.length - 1)) * w),
      touch,
    )
  }
  if (own.open < closedAt || own.shut) {
    const [x, y] = eye.at(0, middle + 0.1)
    pieces.ball(x, y, 0.44 * w, { colour: lid, rise: 0.5 })
    pieces.press()
    const line = arc(9, -0.5, 0.5).map((a) => [a, middle - 0.1 + 0.32 * a * a * 1.4] as const)
    roll(line, (t) => 0.035 + 0.02 * Math.sin(Math.PI * t), { colour: dark, rise: 0.9 })
    pieces.press()
    return
  }
  const [rx, ry] = [0.56, 0.5]
  const open = Math.min(1, own.open / 0.34)
  // the socket is pushed in by the thumb
  const [cx, cy] = eye.at(0, middle)
  pieces.ball(cx, cy, 0.86 * w, { colour: lid, rise: -0.1, cover: 0.18 })
  pieces.press()
  roll(
    [
      [-(rx - ry), middle],
      [rx - ry, middle],
    ],
    () => ry,
    { colour: [0.9, 0.003, 0.012], rise: 0.62, follow: 0, lift: 0.012 * h },
  )
  pieces.press()
  const gaze = [0, 1].map((i) => 0.65 * reading.gaze[i] + 0.35 * own.gaze[i])
  const [ga, gb] = [
    Math.max(-0.14, Math.min(0.14, eye.right * gaze[0])),
    middle - 0.03 + Math.max(-0.08, Math.min(0.08, gaze[1])),
  ]
  const coin = (r: number, colour: Lab3, a = ga, b = gb) => {
    const [x, y] = eye.at(a, b)
    pieces.ball(x, y, r * w, { colour, rise: 0.09, flat: 0.6, lift: 0.002 * h })
    pieces.press()
  }
  const [, ia, ib] = reading.iris
  const rich = 1.5
  const [mostA, mostB] = [
    Math.max(-0.05, Math.min(0.07, rich * ia)),
    Math.max(-0.09, Math.min(0.09, rich * ib)),
  ]
  const deep = Math.min(0.52, Math.max(0.27, 0.14 + 0.75 * reading.iris[0]))
  coin(0.335, [deep, mostA, mostB])
  coin(0.185, [0.1, 0.004, 0.002])
  const way = -eye.right
  coin(0.085, [0.97, 0, 0], ga + way * 0.12, gb + 0.13)
  // the upper lid lies over the ball as far as the photo's eye is shut
  const low = 0.1 + 0.2 * open
  const turn = arc(11, Math.PI * 1.02, -0.02 * Math.PI)
  const arch = (k: number, up: number) =>
    turn.map((q) => [Math.cos(q) * rx * k, middle + up + Math.sin(q) * (ry * k - up)] as const)
  roll(
    turn.map(
      (q) => [Math.cos(q) * rx * 0.9, middle + 0.02 + Math.sin(q) * (low + 0.5 * (ry - low))] as const,
    ),
    (t) => 0.06 + 0.62 * (ry - low) * Math.sin(Math.PI * t),
    { colour: lid, rise: 0.28, lift: 0.008 * h, flat: 0.3 },
  )
  roll(arch(1.03, 0), (t) => 0.05 + 0.055 * Math.sin(Math.PI * t), {
    colour: lid,
    rise: 0.9,
    lift: 0.004 * h,
  })
  pieces.press()
  const rim = turn.map((q) => [Math.cos(q) * rx * 1.02, middle + 0.0 + Math.sin(q) * low] as const)
  roll(rim, (t) => 0.022 + (0.018 + 0.018 * reading.lash) * Math.sin(Math.PI * Math.min(1, t * 1.1)), {
    colour: dark,
    rise: 0.9,
    lift: 0.012 * h,
  })
  const below = arc(9, Math.PI * 1.05, 1.95 * Math.PI).map(
    (q) => [Math.cos(q) * rx * 1.02, middle + Math.sin(q) * ry * 1.02] as const,
  )
  roll(below, (t) => 0.025 + 0.04 * Math.sin(Math.PI * t), { colour: lid, rise: 0.9 })
  pieces.press()
}
