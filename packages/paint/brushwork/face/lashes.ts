import { between } from '../../colour.ts'
import type { EyeFrame } from '../../guidance/reading/eye-frame.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import type { Outlines } from '../outlines.ts'
import type { EyeLook } from './eye-look.ts'
import { profile, tapered } from './tapered.ts'

/** What the photo says about lashes, and how much of them is drawn. */
export interface Lashes {
  /** 0 hardly any to 1 long or painted. */
  readonly lash: number
  readonly wing: number
  readonly skin: Lab3
  readonly detail: number
  readonly opacity: number
  /** Glasses leave no room around the eye. */
  readonly framed: number
}
const upperPress = profile([0.05, 0.6, 0.95, 1, 0.95, 0.85, 0.68, 0.5, 0.34, 0.16])
const lowerPress = profile([1, 0.8, 0.55, 0.3, 0.05])
const creasePress = profile([0.1, 0.75, 1, 0.85, 0.5, 0.1])

/** The line of the upper lashes, its wing and single lashes, the fold of the lid, and the lower lashes. */
export function drawLashes(out: Outlines, frame: EyeFrame, look: EyeLook, eye: Lashes): void {
  const { width } = frame
  const thick = look.lash * (0.6 + 0.45 * eye.lash)
  const soft = between(look.ink, eye.skin, 0.42)
  const flick = look.wing * (0.22 + 0.78 * eye.wing) * (1 - 0.7 * eye.framed)
  const along = (from: number, to: number, n: number, at: (a: number) => number) =>
    Array.from({ length: n + 1 }, (_, i): [number, number] => {
      const a = from + ((to - from) * i) / n
      return [a, at(a)]
    })

  const fold = look.crease * eye.detail * (1 - eye.framed)
  if (fold > 0.02) {
    const rise = 0.1 + 0.05 * look.upper
    const path = along(
      0.86 * frame.from,
      0.78 * frame.to,
      22,
      (a) => frame.upper(a) + rise * (1 - 0.9 * a * a),
    )
    out.add(
      tapered(frame.outline(path), (t) => 0.15 * thick * width * creasePress(t)),
      { colour: soft, opacity: fold * eye.opacity },
    )
  }

  const low = along(0.98 * frame.from, 0.32 * frame.to, 24, (a) => frame.lower(a) - 0.004)
  out.add(
    tapered(frame.outline(low), (t) => 0.2 * thick * width * lowerPress(t)),
    { colour: soft, opacity: look.lower * eye.opacity },
  )
  const inner = along(0.3 * frame.to, 0.9 * frame.to, 12, (a) => frame.lower(a))
  out.add(
    tapered(frame.outline(inner), () => 0.06 * thick * width),
    { colour: soft, opacity: 0.45 * look.lower * eye.detail * eye.opacity },
  )

  const lid = along(frame.from, frame.to, 36, (a) => frame.upper(a) + 0.24 * thick)
  const corner = frame.upper(frame.from)
  const tip: [number, number][] = [
    [frame.from - flick, corner + 0.7 * flick],
    [frame.from - 0.45 * flick, corner + 0.2 * flick + 0.12 * thick],
  ]
  out.add(
    tapered(frame.outline([...tip, ...lid]), (t) => 0.5 * thick * width * upperPress(t)),
    { colour: look.ink, opacity: eye.opacity },
  )
  const many = look.tufts * (eye.lash - 0.3) * eye.detail * (1 - eye.framed)
  if (many <= 0.05) return
  for (const [at, long] of [
    [0.03, 0.15],
    [0.12, 0.15],
    [0.22, 0.12],
    [0.33, 0.085],
  ]) {
    const a = frame.from + at * (frame.to - frame.from)
    const b = frame.upper(a) + 0.2 * thick
    const reach = long * Math.min(1, 0.45 + many)
    const path = frame.outline([
      [a + 0.02, b],
      [a - 0.3 * reach, b + 0.28 * reach],
      [a - 0.72 * reach, b + 0.8 * reach],
    ])
    out.add(
      tapered(path, (t) => 0.3 * thick * width * (1 - t) + 0.004 * width),
      { colour: look.ink, opacity: Math.min(1, 5 * many) * eye.opacity },
    )
  }
}

/** A closed eye is one curve of lashes, bent down; `line` is its height along the eye where the photo shows it. */
export function drawClosed(
  out: Outlines,
  frame: EyeFrame,
  look: EyeLook,
  eye: Lashes,
  line = (a: number) => (frame.upper(a) + 2 * frame.lower(a)) / 3,
): void {
  const thick = look.lash * (0.5 + 0.4 * eye.lash)
  const path: [number, number][] = []
  for (let i = 0; i <= 28; i++) {
    const a = frame.from + ((frame.to - frame.from) * i) / 28
    path.push([a, line(a)])
  }
  out.add(
    tapered(frame.outline(path), (t) => 0.5 * thick * frame.width * profile([0.3, 0.9, 1, 0.85, 0.3])(t)),
    { colour: look.ink, opacity: eye.opacity },
  )
}
