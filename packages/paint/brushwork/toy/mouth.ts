import type { FaceReading } from '../../guidance/reading/face.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import { between, type FaceFrame, list } from '../clay/frame.ts'
import { mouthDrawn } from '../face/mouth.ts'
import type { Pieces } from '../pieces.ts'

/** A small smile: a bow of the lips' own colour, or, where the photo laughs, a moon with teeth and a tongue. */
export function pressToyMouth(pieces: Pieces, reading: FaceReading, frame: FaceFrame, skin: Lab3): void {
  if (mouthDrawn(reading) < 0.15 && Math.abs(reading.face.yaw) > 0.9) return
  const { h, at } = frame
  const { mouth } = reading
  const [a, b] = [at(61), at(291)]
  const laughs = mouth.open && mouth.gap > 0.1
  const keep = laughs ? 0.82 : 0.6
  const middle = between(between(a, b, 0.5), between(at(13), at(14), 0.5), 0.7)
  const [ax, ay] = [(keep * (b[0] - a[0])) / 2, (keep * (b[1] - a[1])) / 2]
  const half = Math.max(1, Math.sqrt(ax * ax + ay * ay))
  const { up } = frame
  // corners are turned up: what a straight mouth of a person says, a toy's says sulking
  const at2 = (t: number, low: number) => {
    const rise = 0.26 * half * (t * t - 0.4) - low
    return [middle[0] + t * ax + rise * up[0], middle[1] + t * ay + rise * up[1]] as const
  }
  const ts = Array.from({ length: 13 }, (_, i) => -1 + i / 6)
  const lip: Lab3 = [
    Math.min(skin[0] - 0.17, Math.max(0.26, skin[0] + 0.8 * (mouth.lip[0] - reading.skin[0]) - 0.16)),
    Math.min(0.13, Math.max(skin[1] + 0.05, skin[1] + mouth.lip[1] - reading.skin[1] + 0.035)),
    0.7 * skin[2] + 0.01,
  ]
  const bow = (points: readonly (readonly [number, number])[], r: (t: number) => number, touch: object) => {
    const [x, y] = list(points)
    pieces.roll(
      x,
      y,
      ts.map((t) => Math.max(0.4, r(t))),
      { colour: lip, rise: 0.5, ...touch },
    )
    pieces.press()
  }
  if (!laughs) {
    bow(
      ts.map((t) => at2(t, 0)),
      (t) => 0.0115 * h * (1 - 0.35 * t * t),
      {},
    )
    return
  }
  const deep = Math.max(0.16, Math.min(0.42, 0.6 * mouth.gap + 0.14)) * half
  const round = (t: number) => Math.sqrt(Math.max(0, 1 - t * t))
  bow(
    ts.map((t) => at2(t, deep * round(t))),
    (t) => (deep + 0.008 * h) * round(t) + 0.009 * h,
    { colour: [lip[0] - 0.1, lip[1], lip[2]], rise: 0.12, flat: 0.6 },
  )
  const inner: Lab3 = [0.3, 0.1, 0.045]
  bow(
    ts.map((t) => at2(0.93 * t, deep * round(t))),
    (t) => deep * round(t),
    { colour: inner, rise: -0.12, cover: 1 },
  )
  const shown = mouth.teeth.filter((t) => t.to - t.from > 0.2).length / Math.max(1, mouth.teeth.length)
  if (shown > 0.25)
    bow(
      ts.map((t) => at2(0.84 * t, 0.36 * deep * round(t) + 0.004 * h)),
      (t) => 0.34 * deep * round(t),
      { colour: [0.96, 0.002, 0.008], rise: 0.2, flat: 0.5, lift: 0.012 * h },
    )
  bow(
    ts.map((t) => at2(0.45 * t, 1.6 * deep)),
    (t) => 0.3 * deep * round(t),
    { colour: [0.64, 0.13, 0.05], rise: 0.3, lift: 0.004 * h },
  )
}
