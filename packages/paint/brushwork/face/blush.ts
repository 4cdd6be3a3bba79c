import type { FaceReading } from '../../guidance/reading/face.ts'
import type { Lab3 } from '../../guidance/reading/looker.ts'
import type { Outlines } from '../outlines.ts'

const cheeks = [
  { middle: 50, out: 116 },
  { middle: 280, out: 345 },
] as const

/** A breath of colour on both cheeks, weaker on the one that is turned away. */
export function drawBlush(
  out: Outlines,
  reading: FaceReading,
  paint: Lab3,
  skin: Lab3,
  amount: number,
): void {
  const { face, drawn } = reading
  const { mesh, box } = face
  // as dark as the skin it lies on
  const colour: Lab3 = [Math.min(paint[0], skin[0] - 0.04), paint[1], paint[2]]
  for (const { middle, out: outer } of cheeks) {
    const [x, y] = [0, 1].map((l) => 0.74 * mesh[3 * middle + l] + 0.26 * mesh[3 * outer + l])
    const [c, s] = [Math.cos(face.roll), Math.sin(face.roll)]
    const away = middle === 50 ? -face.yaw : face.yaw
    const narrow = 1 - 0.6 * Math.min(1, Math.max(0, away) / 0.6)
    const outline: number[] = []
    for (let i = 0; i < 20; i++) {
      const t = (6.283185 * i) / 20
      const [a, b] = [0.085 * narrow * box.width * Math.cos(t), 0.052 * box.width * Math.sin(t)]
      outline.push(x + c * a - s * b, y + s * a + c * b)
    }
    out.add(outline, {
      colour,
      opacity: amount * drawn * narrow * reading.cheeks[middle === 50 ? 'right' : 'left'],
      soft: 0.1 * box.width,
    })
  }
}
