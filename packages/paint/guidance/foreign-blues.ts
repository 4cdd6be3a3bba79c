import { componentsOf } from '../components.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'

/** The blue of a clear sky near the upper border: how much green is in it, and how light it is. */
interface Zenith {
  readonly green: number
  readonly L: number
}
function zenithOf({ width, height, data }: Plane): Zenith | undefined {
  let [n, sumA, sumB, sumL] = [0, 0, 0, 0]
  for (let k = 0; k < 4 * Math.floor(0.25 * height) * width; k += 4) {
    const [L, a, b] = [data[k], data[k + 1], data[k + 2]]
    if (b > -0.03 || L < 0.45 || a > 0.01 || a < 2 * b) continue // no violet and no sea green
    n++
    sumA += a
    sumB += b
    sumL += L
  }
  return n < 20 ? undefined : { green: sumA / sumB, L: sumL / n }
}
/**
 * How much a blue is none of this sky: it grows lighter towards the horizon and no purer a blue, so that a shaded wall,
 * a far hill and the sea, which are darker and have less green, are told from it. Clouds have hardly any colour.
 */
const foreign = ({ green, L: light }: Zenith, L: number, a: number, b: number): number =>
  b > -0.02 || L > light
    ? 0
    : smoothstep(0.032, 0.045, Math.sqrt(a * a + b * b)) *
      smoothstep(0.2, 0.35, green - a / b) *
      smoothstep(0.035, 0.08, light - L)

/** Pieces of fewer pixels of the small picture are grain. */
const speck = 40

/** Takes foreign blues from what is likely sky, where they rest on the ground or at a side; amid the sky they float. */
export function dropForeign(likely: Plane, picture: Plane, clear: number): void {
  const { width, height, data } = picture
  const zenith = zenithOf(picture)
  if (!zenith) return
  const blues = Float32Array.from(likely.data, (v, i) =>
    v > 0.02 ? foreign(zenith, data[4 * i], data[4 * i + 1], data[4 * i + 2]) : 0,
  )
  const { label, area } = componentsOf(
    Uint8Array.from(blues, (v) => (v > 0.3 ? 1 : 0)),
    width,
    height,
  )
  const rests = Uint8Array.from(area, (n) => (n < speck ? 1 : 0)) // grain of a wall
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (label[i] === 0 || rests[label[i]]) continue
      const side = x === 0 || x === width - 1 || y === height - 1
      if (side || [1, -1, width].some((step) => label[i + step] === 0 && likely.data[i + step] < 0.1))
        rests[label[i]] = 1
    }
  for (let i = 0; i < blues.length; i++) if (rests[label[i]]) likely.data[i] *= 1 - clear * blues[i]
}
