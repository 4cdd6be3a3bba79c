import type { EyeFrame } from '../../guidance/reading/eye-frame.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import type { Outlines } from '../outlines.ts'
import type { EyeLook } from './eye-look.ts'
import type { Eyeball } from './eyeball.ts'
import { profile, tapered } from './tapered.ts'

export interface IrisPlace {
  readonly a: number
  readonly b: number
  readonly r: number
  readonly tall: number
}
/** Light of the sky, as a cornea mirrors it. */
const sky: Lab3 = [0.93, -0.012, -0.03]
const wet: Lab3 = [0.98, 0.002, 0.006]
/** Where a ball turns away it is lit by the skin around it. */
const turned: Lab3 = [0.5, 0.045, 0.02]
const linePress = profile([0.05, 0.5, 0.9, 1, 0.9, 0.6, 0.2])

/** A ball turns away towards its corners and below the upper lid: laid on the white before the iris. */
export function roundBall(out: Outlines, frame: EyeFrame, look: EyeLook, { opacity, detail }: Eyeball): void {
  const k = look.glass * opacity * detail
  if (k < 0.02) return
  const { width, top, bottom } = frame
  const open = top - bottom
  for (const [a, wide] of [
    [frame.from, 0.3],
    [frame.to, 0.26],
  ] as const)
    out.add(frame.disc(a, (top + bottom) / 2, wide, open, 30), {
      ...{ colour: turned, opacity: 0.42 * k, soft: Math.min(0.12 * width, 0.3 * open * width) },
    })
}

/**
 * The iris under its glass: a soft dark rim, light that gathers on the side away from the lamp, a breath of sky over its
 * upper half, and the wet line where the ball meets the lower lid.
 */
export function layGlass(out: Outlines, frame: EyeFrame, look: EyeLook, at: IrisPlace, eye: Eyeball): void {
  const k = look.glass * eye.opacity * eye.detail
  if (k < 0.02) return
  const { a, b, r, tall } = at
  const { lit } = eye.paint
  const { width } = frame
  const way = frame.right
  // as pure as the iris and lighter, away from the lamp, which stands to the left
  const bright: Lab3 = [Math.min(0.9, lit[0] + 0.17), 1.25 * lit[1], 1.25 * lit[2]]
  for (const [size, strength] of [
    [0.5, 0.5],
    [0.3, 0.55],
  ])
    out.add(frame.disc(a + way * 0.24 * r, b - 0.46 * tall, size * r, 0.72 * size * tall, 30), {
      ...{ colour: bright, opacity: strength * k, soft: 0.36 * r * width },
    })
  out.add(frame.disc(a - way * 0.08 * r, b + 0.56 * tall, 0.78 * r, 0.34 * tall, 34), {
    ...{ colour: sky, opacity: 0.2 * k, soft: 0.22 * r * width },
  })
  const line: [number, number][] = []
  for (let i = 0; i <= 20; i++) {
    const p = frame.from + (0.1 + 0.76 * (i / 20)) * (frame.to - frame.from)
    line.push([p, frame.lower(p) + 0.018])
  }
  out.add(
    tapered(frame.outline(line), (t) => 0.011 * width * linePress(t)),
    { colour: wet, opacity: 0.7 * k, soft: 0.01 * width },
  )
}
