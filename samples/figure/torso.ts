/**
 * Neck, shoulders and breast, and a garment over them.
 */
import { curve, fractal, ridged, step } from '../raster/chance.ts'
import type { Triple } from '../raster/mesh.ts'
import type { Person } from './person.ts'

const halfWidth = curve([
  [-6, 4.9],
  [-9, 4.75],
  [-12, 4.85],
  [-13.6, 5.2],
  [-15, 6.3],
  [-16.2, 8.4],
  [-17.4, 11.4],
  [-18.8, 14.4],
  [-20.6, 16.6],
  [-23, 18],
  [-28, 19.2],
  [-34, 19.8],
  [-46, 19.6],
])
const front = curve([
  [-6, 3.2],
  [-9, 3],
  [-12, 3.1],
  [-15, 3.5],
  [-17, 4],
  [-19, 5],
  [-22, 6.7],
  [-26, 8.8],
  [-31, 10.6],
  [-38, 10.8],
  [-46, 9.6],
])
const back = curve([
  [-6, -6.4],
  [-12, -6.6],
  [-16, -8],
  [-20, -9.8],
  [-26, -10.8],
  [-46, -10.8],
])

/** The sections below were measured on a longer neck; everything sits this much higher. */
const raised = 1.6

/** A point of the body, `over` cm outside the skin, at the angle `a` and height `y`. */
export function bodyAt(a: number, height: number, over = 0): Triple {
  const y = height - raised
  const s = Math.sin(a)
  const c = Math.cos(a)
  const w = halfWidth(y) + over
  // Sections go from a round neck to a flatter breast.
  const power = 2 / (2 + 0.5 * step(-15, -22, y))
  const mid = -1.6
  const reach = c > 0 ? front(y) + over - mid : mid - back(y) + over
  const x = w * Math.sign(s) * Math.abs(s) ** power
  let z = mid + reach * Math.sign(c) * Math.abs(c) ** power
  const ax = Math.abs(x)
  if (c > 0) {
    const skin = over > 0 ? 0.4 : 1
    // The slanting neck muscles, the notch between the collar bones, and the bones themselves.
    const muscle = 1 + ((-16.6 - y) / -8.6) * 3.6
    z += skin * 0.36 * Math.exp(-(((ax - muscle) / 0.75) ** 2)) * step(-7.5, -10, y) * step(-17.4, -16, y)
    z -= skin * 0.55 * Math.exp(-((ax / 0.9) ** 2) - ((y + 16.9) / 0.8) ** 2)
    const bone = -17.6 + 0.1 * ax + 0.25 * Math.sin(ax * 0.5)
    z += skin * 0.42 * Math.exp(-(((y - bone) / 0.55) ** 2)) * step(0.6, 1.6, ax) * step(13, 9, ax)
    z -= skin * 0.3 * Math.exp(-(((y - bone - 1.2) / 0.7) ** 2)) * step(1.6, 3, ax) * step(11, 7, ax)
    z += 2.2 * Math.exp(-(((ax - 8.4) / 5) ** 2) - ((y + 33) / 6.5) ** 2)
  }
  return [x, height, z]
}

/** The garment, and how far inside its neck opening a point lies (cut away where positive). */
export function clothAt(person: Person, a: number, y: number): { at: Triple; cut: number } {
  const at = bodyAt(a, y, 0.45)
  const [x, , z] = at
  const ahead = Math.cos(a) > 0
  // Folds hang from the shoulders and gather under the arms.
  const sag = ridged(x * 0.11 + y * 0.05 + person.seed, y * 0.055 - Math.abs(x) * 0.05, 3)
  const soft = fractal(x * 0.3, y * 0.22, z * 0.3 + person.seed, 3)
  const much = step(-16.5, -21, y)
  const push = Math.max(-0.15, 0.15 + much * (1.7 * sag - 0.6 + 0.4 * soft))
  const n = Math.hypot(at[0] / 1.6, at[2]) || 1
  at[0] += (push * at[0]) / 1.6 / n
  at[2] += (push * at[2]) / n
  const wide = person.clothStyle === 'knit' ? 7.6 : 6.4
  const deep = person.clothStyle === 'knit' ? -20.6 : -23.5
  const edge = ahead
    ? deep + (Math.abs(x) / wide) ** (person.clothStyle === 'knit' ? 2.4 : 1.25) * (-16 - deep)
    : -15.6
  return { at, cut: y - raised - edge }
}
