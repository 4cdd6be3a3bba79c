import type { FaceReading } from '../../guidance/reading/face.ts'
import { lipRims } from '../../guidance/reading/lips.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import { mouthDrawn } from '../face/mouth.ts'
import type { Pieces } from '../pieces.ts'
import { between, type FaceFrame, list, shift, tinted } from './frame.ts'

/** Lips as two rolls; between open ones a hole, and teeth as one slab where the photo has them. */
export function pressMouth(pieces: Pieces, reading: FaceReading, frame: FaceFrame, skin: Lab3): void {
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
