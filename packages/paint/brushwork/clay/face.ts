import { contours } from '../../guidance/face-mesh.ts'
import type { FaceReading } from '../../guidance/reading/face.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import { lipRims } from '../../guidance/reading/mouth.ts'
import { smoothstep } from '../../smoothstep.ts'
import { eyeDrawn } from '../face/eyes.ts'
import { mouthDrawn } from '../face/mouth.ts'
import type { Pieces } from '../pieces.ts'
import { pressEye } from './eye.ts'

/** A face in its own measure, in u. */
export interface FaceFrame {
  /** Height from chin to forehead. */
  readonly h: number
  /** Unit vectors of the picture, to the face's upper end and to the right of the picture. */
  readonly up: readonly [number, number]
  readonly right: readonly [number, number]
  readonly at: (i: number) => [number, number]
}
export function frameOf({ mesh }: FaceReading['face']): FaceFrame {
  const at = (i: number): [number, number] => [mesh[3 * i], mesh[3 * i + 1]]
  const [top, chin] = [at(10), at(152)]
  const [dx, dy] = [top[0] - chin[0], top[1] - chin[1]]
  const h = Math.max(1, Math.sqrt(dx * dx + dy * dy))
  const up = [dx / h, dy / h] as const
  return { h, up, right: [-up[1], up[0]], at }
}
export const shift = (
  p: readonly [number, number],
  { up, right }: FaceFrame,
  across: number,
  above: number,
): [number, number] => [p[0] + across * right[0] + above * up[0], p[1] + across * right[1] + above * up[1]]
const between = (a: readonly [number, number], b: readonly [number, number], t: number): [number, number] => [
  a[0] + t * (b[0] - a[0]),
  a[1] + t * (b[1] - a[1]),
]
const tinted = ([L, a, b]: Lab3, dL: number, da: number, db = 0): Lab3 => [
  Math.min(0.95, Math.max(0.05, L + dL)),
  a + da,
  b + db,
]
const list = (points: readonly (readonly [number, number])[]) =>
  [points.map((p) => p[0]), points.map((p) => p[1])] as const

/** A face of separate pieces: cheeks, nose, mouth, eyes under rolled lids, brows, and the rims of its glasses. */
export function pressFace(pieces: Pieces, reading: FaceReading, skin: Lab3): void {
  const { face, drawn } = reading
  if (drawn < 0.3) return
  const frame = frameOf(face)
  pressJaw(pieces, frame, skin)
  pieces.press()
  const aside = Math.abs(face.yaw)
  const { at, h } = frame
  // cheeks are stuck-on discs; one that is turned away is not seen
  for (const [a, b, side] of [
    [50, 205, 1],
    [280, 425, -1],
  ] as const) {
    if (aside > 0.45 && Math.sign(face.yaw) === side) continue
    const [x, y] = between(at(a), at(b), 0.4)
    pieces.ball(x, y, 0.09 * h, { colour: tinted(skin, -0.025, 0.042, 0.004), rise: 0.14, flat: 0.3 })
  }
  pressNose(pieces, frame, skin)
  pieces.press()
  pressMouth(pieces, reading, frame, skin)
  for (const side of ['right', 'left'] as const) {
    if (!modelled(reading, side)) continue
    pressEye(pieces, reading, side, frame, skin)
    const brow = reading.brows[side]
    if (reading.glasses > 0.5) continue
    const [dx, dy] = [0.03 * h * frame.up[0], 0.03 * h * frame.up[1]]
    const step = Math.max(1, Math.floor(brow.x.length / 7))
    const keep = brow.x.map((_, i) => i).filter((i) => i % step === 0 || i === brow.x.length - 1)
    const n = keep.length - 1
    pieces.roll(
      keep.map((i) => brow.x[i] + dx),
      keep.map((i) => brow.y[i] + dy),
      keep.map((i, k) => {
        const taper = 0.62 + 0.5 * Math.sin((Math.PI * (k + 0.6)) / (n + 1.2))
        return taper * Math.max(0.017 * h, Math.min(0.03 * h, 1.15 * brow.half[i]))
      }),
      { colour: browColour(brow.colour, skin, brow.there), rise: 1.15, lift: 0.006 * h },
    )
  }
  pieces.press()
  for (const { path, half, colour } of reading.rims)
    pieces.roll(
      path.map((p) => p[0]),
      path.map((p) => p[1]),
      path.map(() => Math.max(0.01 * h, 1.3 * half)),
      { colour: [Math.max(0.1, 0.9 * colour[0]), colour[1], colour[2]], rise: 1, lift: 0.05 * h },
    )
  pieces.press()
}

/**
 * Skin of clay keeps nothing of the photo's eye: where one eye is seen the other is made as well, unless it is turned
 * away.
 */
function modelled(reading: FaceReading, side: 'right' | 'left'): boolean {
  if (eyeDrawn(reading, side) > 0.25) return true
  const other = side === 'right' ? 'left' : 'right'
  return eyeDrawn(reading, other) > 0.25 && reading.eyes[side].share > 0.5 && Math.abs(reading.face.yaw) < 0.5
}

function browColour(c: Lab3, skin: Lab3, there: number): Lab3 {
  const own: Lab3 = [Math.min(0.16 + 0.7 * c[0], skin[0] - 0.1), 1.2 * c[1], 1.2 * c[2]]
  const sure = smoothstep(0.2, 0.6, there)
  return [skin[0] - 0.12 + sure * (own[0] - skin[0] + 0.12), own[1], own[2]]
}

/** The edge of the jaw over the neck: a groove, drawn with a tool. */
function pressJaw(pieces: Pieces, frame: FaceFrame, skin: Lab3): void {
  const { at, h } = frame
  const oval = contours.faceOval
  const from = oval.indexOf(361)
  const to = oval.indexOf(132)
  const points = oval.slice(from, to + 1).map((i) => shift(at(i), frame, 0, -0.022 * h))
  const [x, y] = list(points)
  const n = points.length - 1
  pieces.roll(
    x,
    y,
    points.map((_, i) => h * (0.012 + 0.03 * Math.sin((Math.PI * i) / n))),
    { colour: tinted(skin, -0.02, 0.008), rise: -1.1, cover: 0.5 },
  )
}

function pressNose(pieces: Pieces, frame: FaceFrame, skin: Lab3): void {
  const { at, h } = frame
  const colour = tinted(skin, -0.012, 0.016)
  const tip = between(at(1), at(4), 0.5)
  const bridge = between(at(6), at(197), 0.5)
  pieces.roll([bridge[0], tip[0]], [bridge[1], tip[1]], [0.026 * h, 0.05 * h], {
    colour,
    rise: 0.85,
    follow: 0,
  })
  for (const i of [48, 278]) {
    const [x, y] = between(at(i), tip, 0.28)
    pieces.ball(x, y, 0.036 * h, { colour, rise: 0.8 })
  }
  pieces.press()
  pieces.ball(tip[0], tip[1], 0.066 * h, { colour: tinted(skin, -0.015, 0.026), rise: 0.55 })
  pieces.press()
  for (const i of [98, 327]) {
    const [x, y] = shift(between(at(i), at(2), 0.35), frame, 0, 0.002 * h)
    pieces.ball(x, y, 0.012 * h, { colour: tinted(skin, -0.28, 0.03), rise: -1.4 })
  }
}

function pressMouth(pieces: Pieces, reading: FaceReading, frame: FaceFrame, skin: Lab3): void {
  if (mouthDrawn(reading) < 0.25) return
  const { h } = frame
  const { mouth } = reading
  const rim = (ids: readonly number[]) => ids.map((i) => frame.at(i))
  const [top, upper, lower, foot] = [lipRims.top, lipRims.upper, lipRims.lower, lipRims.foot].map(rim)
  const n = top.length
  const middle = (n - 1) / 2
  // ends of a clay mouth are turned up a little: a straight one sulks
  const smile = (points: [number, number][]) =>
    points.map((p, i) => shift(p, frame, 0, 0.024 * h * ((i - middle) / middle) ** 2))
  const lines = [top, upper, lower, foot].map(smile)
  const gap = (i: number) => {
    const [a, b] = [lines[1][i], lines[2][i]]
    return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)
  }
  // what the photo's lips are beside its skin, these are beside this skin, and a little redder
  const own = mouth.lip.map((v, l) => skin[l] + 1.1 * (v - reading.skin[l])) as Lab3
  const lip: Lab3 = [
    Math.min(skin[0] - 0.07, Math.max(0.5 * skin[0], own[0])),
    Math.max(skin[1] + 0.045, own[1] + 0.03),
    own[2],
  ]
  if (mouth.open) {
    const centre = lines[1].map((p, i) => between(p, lines[2][i], 0.5))
    const [x, y] = list(centre)
    pieces.roll(
      x,
      y,
      centre.map((_, i) => Math.max(0.008 * h, 0.62 * gap(i))),
      { colour: [0.2, 0.06, 0.03], rise: -0.7 },
    )
    pieces.press()
    const shown = mouth.teeth.filter((t) => t.to - t.from > 0.2).length / Math.max(1, mouth.teeth.length)
    if (shown > 0.25) {
      const [from, to] = [1, n - 2]
      const teeth = lines[1].slice(from, to + 1).map((p, i) => between(p, lines[2][from + i], 0.38))
      const [tx, ty] = list(teeth)
      pieces.roll(
        tx,
        ty,
        teeth.map((_, i) => Math.max(0.004 * h, 0.4 * gap(from + i))),
        { colour: [0.93, 0.002, 0.014], rise: 0.5, flat: 0.5, lift: 0.014 * h },
      )
    }
    pieces.press()
  }
  const thick = (a: [number, number][], b: [number, number][], most: number) => {
    const points = a.map((p, i) => between(p, b[i], 0.5))
    const [x, y] = list(points)
    const half = points.map((_, i) => {
      const [p, q] = [a[i], b[i]]
      const own = 0.5 * Math.sqrt((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2)
      const taper = 0.5 + 0.5 * Math.sin((Math.PI * (i + 0.5)) / n)
      return taper * Math.min(most, Math.max(0.015 * h, 1.05 * own))
    })
    return { x, y, half }
  }
  const under = thick(lines[2], lines[3], 0.034 * h)
  const over = thick(lines[0], lines[1], 0.03 * h)
  pieces.roll(under.x, under.y, under.half, { colour: lip, rise: 1.05 })
  pieces.roll(over.x, over.y, over.half, { colour: tinted(lip, -0.035, 0), rise: 1.05 })
  pieces.press()
  if (!mouth.open) {
    const seam = lines[1].map((p, i) => between(p, lines[2][i], 0.5))
    const [x, y] = list(seam)
    pieces.roll(
      x,
      y,
      seam.map(() => 0.009 * h),
      { colour: tinted(lip, -0.2, 0), rise: -1.2 },
    )
  }
}
