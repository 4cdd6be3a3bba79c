import { smoothstep } from '../../smoothstep.ts'
import type { EyeFrame } from './eye-frame.ts'
import { type Looker, quantile } from './looker.ts'
import type { SkinReading } from './skin.ts'

/** Where the lashes of a closed eye are looked for, in widths of the eye from its middle. */
const places = [-0.32, -0.16, 0, 0.16, 0.32]

/** A closed eye: how sure, 0..1, and the height of the line of its lashes along the eye. */
export interface ShutLid {
  readonly sure: number
  readonly height: (a: number) => number
}

/**
 * Looks for a closed lid where the landmarks believe in an open eye, as they often do: one thin dark line low in the
 * opening, and nothing but skin above it.
 */
export function shutLid(look: Looker, frame: EyeFrame, skin: SkinReading): ShutLid {
  const depths: number[] = []
  const heights: number[] = []
  let [bare, count] = [0, 0]
  for (const a of places) {
    const [top, foot] = [frame.upper(a), frame.lower(a)]
    const light = (b: number) => look.light(...frame.at(a, b))
    let [depth, at] = [0, foot]
    for (let b = foot - 0.14; b < (top + foot) / 2; b += 0.02) {
      const beside = Math.min(light(b + 0.13), light(b - 0.13))
      const d = (beside - light(b)) / Math.max(0.08, beside)
      if (d > depth) [depth, at] = [d, b]
    }
    depths.push(depth)
    heights.push(at)
    for (let b = at + 0.12; b < top - 0.02; b += 0.04) {
      bare += skin.like(look.at(...frame.at(a, b)))
      count++
    }
  }
  const [x2, x4] = places.reduce(([p, q], a) => [p + a * a, q + a ** 4], [0, 0])
  // the parabola through them: one lash out of line bends it little
  const [y, xy, xxy] = places.reduce(
    (t, a, i) => [t[0] + heights[i], t[1] + a * heights[i], t[2] + a * a * heights[i]],
    [0, 0, 0],
  )
  const n = places.length
  const bend = (n * xxy - x2 * y) / (n * x4 - x2 * x2)
  const mean = (y - bend * x2) / n
  const height = (a: number) => mean + (xy / x2) * a + bend * a * a
  const astray = Math.max(...places.map((a, i) => Math.abs(heights[i] - height(a))))
  return {
    sure:
      smoothstep(0.1, 0.25, quantile(depths, 0.3)) *
      smoothstep(0.6, 0.85, count > 4 ? bare / count : 0) *
      smoothstep(0.12, 0.06, astray),
    height,
  }
}
