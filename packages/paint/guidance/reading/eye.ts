import { smoothstep } from '../../smoothstep.ts'
import type { Face } from '../seen.ts'
import { EyeFrame, type Side } from './eye-frame.ts'
import { type Lab3, type Looker, middleOf, quantile } from './looker.ts'
import { shutLid } from './shut-lid.ts'
import type { SkinReading } from './skin.ts'

/** What one eye is like in the photo. Only what is there is told; nothing is guessed from whose eye it may be. */
export interface EyeReading {
  readonly side: Side
  /** How sure an eye can be seen there, 0..1: not behind hair, hands, dark glass, or turned away. */
  readonly there: number
  /** Height of the opening by its width. */
  readonly open: number
  /** Of a closed eye: the height of its line of lashes along the eye. */
  readonly shut?: (a: number) => number
  /** Lightness of the white beside the iris. */
  readonly white: number
  /** Colour of the iris in white light. */
  readonly iris: Lab3
  /** Where it looks, off the eye's middle, in widths of the eye: to the right of the picture, and up. */
  readonly gaze: readonly [number, number]
  /** How dark and thick the line of the upper lashes is, 0..1. */
  readonly lash: number
  /** How far that line runs on beyond the outer corner, 0..1. */
  readonly wing: number
  /** What lies on the upper lid, paint or shade, and how clearly it differs from the skin below the eye, 0..1. */
  readonly shadow: Lab3
  readonly shaded: number
  /** Width by that of the wider eye. */
  readonly share: number
  /** For tests and tuning: the measures behind `there`. */
  readonly measures: readonly number[]
}

/** Radius of an iris in widths of the eye, and how far from the middle it may be found. */
const irisRadius = 0.2
const stray = { a: 0.22, b: 0.12 }
/** Below this height of the opening an eye is closed. */
export const closedAt = 0.13

export function readEye(look: Looker, face: Face, side: Side, skin: SkinReading): EyeReading {
  const frame = new EyeFrame(face, side)
  const other = new EyeFrame(face, side === 'left' ? 'right' : 'left')
  const at = (a: number, b: number) => look.at(...frame.at(a, b))
  const found = face.iris?.[side]
  const [ia, ib] = found ? frame.of(found[0], found[1]) : [0, (frame.top + frame.bottom) / 2]
  const ga = Math.min(stray.a, Math.max(-stray.a, ia))
  const gb = Math.min(stray.b, Math.max(-stray.b, ib))
  const disc: Lab3[] = []
  const white: Lab3[] = []
  for (let j = -8; j <= 8; j++)
    for (let i = -14; i <= 14; i++) {
      const [a, b] = [(0.46 * i) / 14, (0.3 * j) / 8]
      if (b > frame.upper(a) - 0.01 || b < frame.lower(a) + 0.01) continue
      const r = Math.sqrt((a - ga) ** 2 + (b - gb) ** 2)
      if (r < irisRadius) disc.push(at(a, b))
      else if (r > 1.15 * irisRadius && Math.abs(a) < 0.42) white.push(at(a, b))
    }
  const below = [-0.3, -0.1, 0.1, 0.3].map((a) =>
    look.around(...frame.at(a, frame.bottom - 0.3), 0.05 * frame.width),
  )
  const cheek = middleOf(below)
  const lights = (list: readonly Lab3[]) => list.map((c) => c[0])
  const dark = disc.length > 3 ? quantile(lights(disc), 0.15) : cheek[0]
  const sclera = white.length > 3 ? quantile(lights(white), 0.6) : cheek[0]
  const deep = (cheek[0] - dark) / Math.max(0.05, cheek[0])
  const skinny = below.reduce((t, c) => t + skin.like(c), 0) / below.length
  const share = frame.width / Math.max(frame.width, other.width)
  const closed = smoothstep(closedAt + 0.05, closedAt, frame.open)
  const lid = lidLine(look, frame, cheek[0])
  const lids: Lab3[] = []
  for (const a of [-0.36, -0.2, -0.04, 0.12])
    for (const b of [0.11, 0.17, 0.23]) lids.push(at(a, frame.upper(a) + b))
  const shadow = middleOf(lids)
  // of a closed eye only the lashes can be seen; hair and fingers have no dark line where a lid should be
  // and on deep skin no lash is much darker, but the white beside the iris is lighter than skin ever is
  const lashed = Math.max(smoothstep(0.15, 0.34, lid.dark), smoothstep(0.1, 0.22, sclera - cheek[0]))
  const shut = shutLid(look, frame, skin)
  const seenDark = Math.max(Math.max(smoothstep(0.16, 0.34, deep), closed) * lashed, shut.sure)
  return {
    side,
    there: seenDark * smoothstep(0.08, 0.3, skinny) * smoothstep(0.36, 0.5, share),
    open: shut.sure > 0.5 ? 0 : frame.open,
    ...(shut.sure > 0.5 ? { shut: shut.height } : {}),
    white: sclera,
    iris: irisColour(disc, white, cheek),
    gaze: [frame.right * ga, gb],
    lash: lid.lash,
    wing: lid.wing,
    shadow,
    shaded: smoothstep(0.1, 0.4, 1 - shadow[0] / Math.max(0.05, cheek[0])),
    share,
    measures: [deep, skinny, sclera - dark, lid.dark, lid.thick, lid.beyond],
  }
}

/** The upper lid in the photo: how dark its line is, how thick, and how far it goes on past the outer corner. */
function lidLine(look: Looker, frame: EyeFrame, skinLight: number) {
  const dark = (a: number, b: number) =>
    Math.max(0, 1 - look.light(...frame.at(a, b)) / Math.max(0.05, skinLight))
  const lines: number[] = []
  const widths: number[] = []
  for (let a = -0.38; a <= 0.3; a += 0.068) {
    let [most, thick] = [0, 0]
    for (let b = -0.05; b <= 0.2; b += 0.0125) {
      const d = dark(a, frame.upper(a) + b)
      if (b < 0.09) most = Math.max(most, d)
      if (b > -0.02 && d > 0.5) thick += 0.0125
    }
    lines.push(most)
    widths.push(thick)
  }
  let beyond = 0
  for (const [a, b] of [
    [-0.56, 0.03],
    [-0.62, 0.06],
    [-0.68, 0.09],
  ])
    beyond += Math.max(dark(a, b), dark(a, b - 0.04), dark(a, b + 0.05)) / 3
  const line = quantile(lines, 0.5)
  const thick = quantile(widths, 0.5)
  return {
    dark: line,
    thick,
    beyond,
    lash: Math.min(
      1,
      0.5 * smoothstep(0.6, 0.8, line) +
        0.7 * smoothstep(0.02, 0.1, thick) +
        0.35 * smoothstep(0.3, 0.6, beyond),
    ),
    wing: smoothstep(0.25, 0.6, beyond) * smoothstep(0.4, 0.7, line),
  }
}

/** The lower half of an iris, where no lid shades it, seen as if the white beside it were white. */
function irisColour(disc: readonly Lab3[], white: readonly Lab3[], cheek: Lab3): Lab3 {
  if (disc.length < 4) return [0.35, 0.03, 0.045]
  const lights = disc.map((c) => c[0])
  const [low, high] = [quantile(lights, 0.25), quantile(lights, 0.85)]
  const ring = disc.filter((c) => c[0] >= low && c[0] <= high)
  const iris = middleOf(ring.length > 2 ? ring : disc)
  const bright = white.filter((c) => c[0] > 0.7 * cheek[0])
  if (bright.length < 3) return iris
  const paper = middleOf(bright)
  const k = (0.7 * iris[0]) / Math.max(0.3, paper[0])
  return [iris[0], iris[1] - k * paper[1], iris[2] - k * paper[2]]
}
