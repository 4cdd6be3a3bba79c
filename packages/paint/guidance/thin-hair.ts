import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { type Head, inHead } from './head.ts'

/** Up to this far from the lightness of the hair that was found it is thin hair; further off, a nail, a cap, a flower. */
const near = 0.36
/** And up to this far from its colour; further off, the coat of somebody behind. */
const hue = 0.08
/** Sunlight makes a crown lighter than that. */
const sunlit = 0.5

/**
 * Thin and grey hair has so much of the colour of the skin below it that no patch of colour holds it. But where hair
 * grows, what of a person is no skin on the skull, above the eyes, is hair.
 *
 * @param u pixels a u
 */
export function thinHair(photo: Plane, hair: Plane, person: Plane, skin: Plane, head: Head, u: number): void {
  const { centre, size } = head
  const { width, height, data } = hair
  const [x0, x1] = [Math.max(0, Math.floor((centre.x - size) * u)), Math.min(width, (centre.x + size) * u)]
  const [y0, y1] = [Math.max(0, Math.floor((centre.y - size) * u)), Math.min(height, (centre.y + size) * u)]
  let [sum, sumA, sumB, found] = [0, 0, 0, 1e-4]
  for (let y = y0; y < y1; y++)
    for (let x = x0, i = y * width + x; x < x1; x++, i++)
      if (data[i] > 0.7) {
        sum += photo.data[4 * i]
        sumA += photo.data[4 * i + 1]
        sumB += photo.data[4 * i + 2]
        found++
      }
  const at = { photo: photo.data, hair: data, person: person.data, skin: skin.data }
  const usual = [sum / found, sumA / found, sumB / found] as const
  for (let y = y0; y < y1; y++) thinRow(at, head, usual, u, y * width, x0, x1, (y + 0.5) / u)
}

interface Maps {
  readonly photo: Float32Array
  readonly hair: Float32Array
  readonly person: Float32Array
  readonly skin: Float32Array
}
function thinRow(
  { photo, hair, person, skin }: Maps,
  head: Head,
  [usual, usualA, usualB]: readonly [L: number, a: number, b: number],
  u: number,
  row: number,
  x0: number,
  x1: number,
  y: number,
): void {
  for (let x = x0, i = row + x0; x < x1; x++, i++) {
    if (person[i] < 0.5 || skin[i] > 0.5) continue
    const { rise, face, skull } = inHead(head, (x + 0.5) / u, y)
    const on = smoothstep(0.78, 0.9, face) * smoothstep(1.3, 1.15, skull) * smoothstep(0.1, 0.18, rise)
    const lighter = photo[4 * i] - usual
    const da = photo[4 * i + 1] - usualA
    const db = photo[4 * i + 2] - usualB
    if (da * da + db * db > hue * hue) continue
    const far = lighter > 0 && skull < 1 ? sunlit : near
    const alike = smoothstep(far, 0.8 * far, Math.abs(lighter))
    const bare = alike * smoothstep(0.45, 0.15, skin[i]) * smoothstep(0.5, 0.8, person[i])
    if (on * bare > hair[i]) hair[i] = Math.min(on * bare, person[i])
  }
}
