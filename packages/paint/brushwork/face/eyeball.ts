import { between } from '../../colour.ts'
import type { EyeFrame } from '../../guidance/reading/eye-frame.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import type { Outlines } from '../outlines.ts'
import type { EyeLook } from './eye-look.ts'
import { layGlass, roundBall } from './glass.ts'
import type { IrisPaint } from './iris-paint.ts'
import { tapered } from './tapered.ts'

/** What an eyeball is drawn with. */
export interface Eyeball {
  readonly paint: IrisPaint
  readonly white: Lab3
  /** To where it looks: right and up in the picture, in widths of the eye. */
  readonly gaze: readonly [number, number]
  /** 0..1: what of it there is room for. */
  readonly detail: number
  readonly opacity: number
}
const glint: Lab3 = [0.995, 0, 0.004]
/** The small pink of the inner corner. */
const corner: Lab3 = [0.72, 0.07, 0.03]
const shade: Lab3 = [0.42, 0.03, -0.02]

/** White, iris, pupil and glints, all within the lids. */
export function drawEyeball(out: Outlines, frame: EyeFrame, look: EyeLook, eye: Eyeball): void {
  const { paint, detail, opacity } = eye
  const { width } = frame
  const [top, bottom] = [frame.top, frame.bottom]
  const open = top - bottom
  const shaded: Lab3 = [eye.white[0] - 0.2, eye.white[1] + 0.008, eye.white[2] - 0.018]
  out.add(frame.lids(), {
    colour: eye.white,
    rim: between(shaded, eye.white, 0.75 * look.white),
    run: [...frame.at(0, bottom), ...frame.at(0, top)],
    opacity,
  })
  // corners lie deeper
  for (const [a, k] of [
    [frame.from, 0.2],
    [frame.to, 0.16],
  ] as const)
    out.add(frame.disc(a, frame.upper(a), k, 0.5 * open, 24), {
      colour: shaded,
      opacity: 0.35 * opacity * detail,
      soft: 0.1 * width,
    })

  roundBall(out, frame, look, eye)
  if (detail > 0.5)
    out.add(frame.disc(frame.to - 0.03, frame.lower(frame.to - 0.05) + 0.012, 0.045, 0.035, 16), {
      colour: corner,
      opacity: 0.6 * opacity,
      soft: 0.025 * width,
    })

  let r = look.iris * look.wide
  let tall = r * look.irisTall
  const most = 0.64 * open
  if (tall > most) {
    r *= Math.max(most / tall, 0.78)
    tall = r * look.irisTall
  }
  const a = Math.max(-0.2, Math.min(0.2, frame.right * eye.gaze[0]))
  const b = 0.55 * Math.max(-0.1, Math.min(0.12, eye.gaze[1])) + 0.2 * (top + bottom) + 0.09 * open
  const whole = detail > 0.15
  out.add(frame.disc(a, b, r, tall), {
    colour: whole ? paint.rim : paint.deep,
    opacity,
    soft: whole ? (0.02 + 0.03 * look.glass) * width : 0,
  })
  if (!whole) return
  out.add(frame.disc(a, b, 0.87 * r, 0.87 * tall), {
    colour: paint.lit,
    rim: paint.deep,
    run: [...frame.at(a, b - 0.95 * tall), ...frame.at(a, b + 0.62 * tall)],
    opacity,
    soft: 0.14 * r * width,
  })
  if (look.fibres > 0 && detail > 0.6) fibres(out, frame, look, { a, b, r, tall }, eye)
  // light that came in from above leaves below
  out.add(frame.disc(a, b - 0.5 * tall, 0.56 * r, 0.3 * tall, 30), {
    colour: lighter(paint.lit, 0.12),
    opacity: 0.6 * opacity * detail,
    soft: 0.4 * r * width,
  })
  const p = look.pupil
  out.add(frame.disc(a, b, p * r, 1.05 * p * tall, 32), {
    colour: paint.pupil,
    opacity: 0.95 * opacity,
    soft: 0.12 * r * width,
  })
  lidShadow(out, frame, look, 0.3 * open, opacity)
  layGlass(out, frame, look, { a, b, r, tall }, eye)
  glints(out, frame, look, { a, b, r, tall }, eye)
}

interface Iris {
  readonly a: number
  readonly b: number
  readonly r: number
  readonly tall: number
}

/** Fine rays from the pupil outwards, every one of another length. */
function fibres(out: Outlines, frame: EyeFrame, look: EyeLook, { a, b, r, tall }: Iris, eye: Eyeball): void {
  const colour = lighter(eye.paint.lit, 0.06)
  for (let i = 0; i < 22; i++) {
    const t = 3.3 + (2.85 * (i + 0.5)) / 22 + 0.05 * Math.sin(7 * i)
    const far = 0.74 + 0.1 * Math.sin(5.3 * i + 1)
    const [c, s] = [Math.cos(t), Math.sin(t)]
    const from = frame.within(a + 1.12 * look.pupil * r * c, b + 1.12 * look.pupil * tall * s)
    const to = frame.within(a + far * r * c, b + far * tall * s)
    const path = frame.outline([from, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], to])
    out.add(
      tapered(path, (q) => 0.022 * r * frame.width * (1 - 0.7 * q)),
      { colour, opacity: 0.5 * look.fibres * eye.opacity },
    )
  }
}

/** The lid's shadow on the ball, deepest in the middle. */
function lidShadow(out: Outlines, frame: EyeFrame, look: EyeLook, deep: number, opacity: number): void {
  for (const [depth, strength] of [
    [deep, 0.26],
    [0.5 * deep, 0.24],
  ]) {
    const points: [number, number][] = []
    for (let i = 0; i <= 20; i++) {
      const a = frame.from + ((frame.to - frame.from) * i) / 20
      points.push([a, frame.upper(a)])
    }
    for (let i = 20; i >= 0; i--) {
      const a = frame.from + ((frame.to - frame.from) * i) / 20
      const arch = 1 - (2 * (i / 20) - 1) ** 4
      points.push([a, Math.max(frame.lower(a), frame.upper(a) - depth * arch)])
    }
    out.add(frame.outline(points), {
      colour: shade,
      opacity: strength * look.lidShade * opacity,
      soft: 0.25 * deep * frame.width,
    })
  }
}

/** The window in both eyes lies to the same side of the picture. */
function glints(out: Outlines, frame: EyeFrame, look: EyeLook, { a, b, r, tall }: Iris, eye: Eyeball): void {
  const k = look.highlight
  if (k <= 0) return
  const way = -frame.right
  const all = [
    { x: 0.32, y: 0.4, rx: 0.27, ry: 0.3, opacity: 1, from: 0 },
    { x: -0.34, y: -0.42, rx: 0.13, ry: 0.13, opacity: 0.85, from: 0.35 },
    { x: 0.12, y: 0.02, rx: 0.07, ry: 0.075, opacity: 0.8, from: 0.75 },
  ]
  for (const g of all) {
    if (eye.detail < g.from) continue
    const size = Math.sqrt(k)
    out.add(frame.disc(a + way * g.x * r, b + g.y * tall, g.rx * r * size, g.ry * tall * size, 28), {
      colour: glint,
      opacity: Math.min(1, k * 1.2) * g.opacity * eye.opacity,
      soft: 0.03 * r * frame.width,
    })
  }
}

const lighter = ([L, a, b]: Lab3, by: number): Lab3 => [Math.min(0.97, L + by), a, b]
