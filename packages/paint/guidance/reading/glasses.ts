import type { Plane } from '../../plane.ts'
import { smoothstep } from '../../smoothstep.ts'
import { type Face, isMeshed } from '../seen.ts'
import { EyeFrame } from './eye-frame.ts'
import { Looker, quantile } from './looker.ts'

/** How far below an eye the rim of a lens may lie, by the face's width. */
const down = 0.22

/**
 * How sure a face wears glasses whose rims show, 0..1: thin strokes, much darker than the skin on both their sides,
 * that cross the way from the eyes down to the cheeks and over the bridge of the nose. A bag under an eye or a
 * shadow is broad and soft, and nothing but a rim crosses the bridge.
 */
export function glassesOn(look: Looker, face: Face): number {
  const eyes = (['right', 'left'] as const).map((side) => new EyeFrame(face, side))
  const wide = Math.max(...eyes.map((e) => e.width))
  const under = eyes
    .filter((e) => e.width > 0.6 * wide)
    .map((e) => {
      const strokes = [-0.35, -0.2, -0.05, 0.1, 0.25].map((a) => {
        const foot = e.lower(a)
        return thinDark(
          line(look, e.at(a, foot - 0.14), e.at(1.15 * a, foot - 0.14 - (down * face.box.width) / e.width)),
        )
      })
      return quantile(strokes, 0.3)
    })
  const at = (i: number): [number, number] => [face.mesh[3 * i], face.mesh[3 * i + 1]]
  const bridge = Math.max(
    ...[0, -0.06, 0.06].map((s) => {
      const shift = ([x, y]: [number, number]): [number, number] => [x + s * face.box.width, y]
      return thinDark(line(look, shift(at(9)), shift(at(195))))
    }),
  )
  const rims = under.length ? under.reduce((t, v) => t + v, 0) / under.length : 0
  return smoothstep(0.13, 0.26, rims) * smoothstep(0.08, 0.2, bridge)
}

/** The same of a photo whose pixels are `u` a thousandth of its long side. */
export const readGlasses = (photo: Plane, u: number, face: Face): number =>
  isMeshed(face) ? glassesOn(new Looker(photo, u), face) : 0

/** Lightness along a straight way. */
function line(look: Looker, [x0, y0]: [number, number], [x1, y1]: [number, number]): number[] {
  return Array.from({ length: 41 }, (_, i) =>
    look.light(x0 + ((x1 - x0) * i) / 40, y0 + ((y1 - y0) * i) / 40),
  )
}

/** Depth of the deepest narrow dip of a list below both its shoulders, as a share of them. */
export function thinDark(lights: readonly number[]): number {
  const reach = 7
  let best = 0
  for (let i = reach; i < lights.length - reach; i++) {
    const before = Math.max(...lights.slice(i - reach, i - 1))
    const after = Math.max(...lights.slice(i + 2, i + reach + 1))
    const shoulder = Math.min(before, after)
    best = Math.max(best, (shoulder - lights[i]) / Math.max(0.1, shoulder))
  }
  return best
}
