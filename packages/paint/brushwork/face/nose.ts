import type { FaceReading } from '../../guidance/reading/face.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import { through } from '../curve.ts'
import type { Outlines } from '../outlines.ts'
import { profile, tapered } from './tapered.ts'

export interface NoseLook {
  readonly ink: Lab3
  /** How far the line is ink rather than dark skin. */
  readonly inked: number
  /** Half-width of a line by the face's width. */
  readonly line: number
  readonly nostrils: number
  /** The wing on the side that is turned away. */
  readonly side: number
  /** Width of the soft edge of a line by the face's width. */
  readonly soft: number
}
const nostrils = [
  [98, 97, 2],
  [327, 326, 2],
] as const
const wings = { right: [49, 64, 98], left: [279, 294, 327] } as const
const press = profile([0.2, 0.9, 1, 0.7, 0.1])

/** A nose is two short strokes and a hint of one side: more would make it old. */
export function drawNose(out: Outlines, reading: FaceReading, skin: Lab3, look: NoseLook): void {
  const { face, detail } = reading
  const drawn = reading.drawn * reading.nose
  if (drawn < 0.02) return
  const size = face.box.width
  const { mesh } = face
  const dark: Lab3 = [0.6 * skin[0], skin[1] + 0.028, skin[2] - 0.004]
  const colour = dark.map((v, l) => v + look.inked * (look.ink[l] - v)) as Lab3
  const at = (i: number): [number, number] => [mesh[3 * i], mesh[3 * i + 1]]
  const [fx, fy] = at(10)
  const [cx, cy] = at(152)
  const tall = Math.sqrt((fx - cx) ** 2 + (fy - cy) ** 2) + 1e-6
  const down = [(cx - fx) / tall, (cy - fy) / tall]
  for (const [outer, inner, base] of nostrils) {
    const [o, i, b] = [at(outer), at(inner), at(base)]
    const mix = (p: [number, number], q: [number, number], t: number, drop: number): [number, number] => [
      p[0] + t * (q[0] - p[0]) + drop * size * down[0],
      p[1] + t * (q[1] - p[1]) + drop * size * down[1],
    ]
    const points = [
      mix(o, i, 0.22, -0.006),
      mix(o, i, 0.6, -0.012),
      mix(i, b, 0.12, -0.002),
      mix(i, b, 0.35, 0.004),
    ]
    const curve = through({ x: points.map((p) => p[0]), y: points.map((p) => p[1]) }, 6)
    out.add(
      tapered(
        curve.x.flatMap((v, k) => [v, curve.y[k]]),
        (t) => look.line * size * press(t),
      ),
      { colour, opacity: look.nostrils * drawn, soft: look.soft * size },
    )
  }
  if (look.side <= 0.01) return
  const far = wings[face.yaw > 0 ? 'left' : 'right']
  const curve = through({ x: far.map((i) => at(i)[0]), y: far.map((i) => at(i)[1]) }, 8)
  out.add(
    tapered(
      curve.x.flatMap((v, k) => [v, curve.y[k]]),
      (t) => 0.75 * look.line * size * profile([0.1, 0.7, 1, 0.6, 0.1])(t),
    ),
    { colour, opacity: look.side * drawn * detail, soft: look.soft * size },
  )
}
