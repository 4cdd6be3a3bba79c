/**
 * The head's surface: a stack of rounded sections, then sculpted feature by feature.
 */
import { curve, mix, step } from '../raster/chance.ts'
import type { Triple } from '../raster/mesh.ts'
import { eye, lids, lips, mouth, type Person, shutOf } from './person.ts'

const halfWidth = curve([
  [-10.6, 1.0],
  [-10.3, 1.7],
  [-9.8, 2.4],
  [-9, 3.25],
  [-8, 4.15],
  [-7, 4.75],
  [-6, 5.25],
  [-4.5, 5.85],
  [-3, 6.3],
  [-1, 6.65],
  [1, 6.75],
  [3, 6.95],
  [5, 7.15],
  [7, 6.9],
  [9, 5.7],
  [10.5, 3.7],
  [11.2, 1.9],
  [11.5, 0.02],
])
const front = curve([
  [-10.6, 7.3],
  [-10.3, 7.95],
  [-9.8, 8.35],
  [-9, 8.5],
  [-8, 8.4],
  [-6.5, 8.6],
  [-4.5, 8.75],
  [-3, 8.75],
  [-1, 8.6],
  [0.5, 8.65],
  [2, 9],
  [4, 9],
  [6, 8.45],
  [8, 7.1],
  [10, 4.7],
  [11.2, 1.8],
  [11.5, 0],
])
const back = curve([
  [-10.6, 5.6],
  [-10, 4],
  [-9, 2.4],
  [-8, 0.8],
  [-7, -0.8],
  [-6, -2.5],
  [-4, -6.5],
  [-2, -8.4],
  [0, -9.3],
  [3, -9.9],
  [6, -9.4],
  [9, -7],
  [10.5, -4.5],
  [11.2, -2.5],
  [11.5, -0.4],
])
const middle = curve([
  [-10.6, 6.2],
  [-10, 5.2],
  [-9, 4],
  [-8, 2.7],
  [-7, 1.5],
  [-5.5, 0.4],
  [-3, 0],
  [11.5, -0.3],
])

/** How far the nose stands out along the middle, and how wide it is. */
const noseRise = curve([
  [-4.7, 0],
  [-4.45, 0.3],
  [-4.2, 1.0],
  [-3.9, 1.75],
  [-3.5, 2.1],
  [-3.1, 2.02],
  [-2.4, 1.66],
  [-1.6, 1.2],
  [-0.6, 0.68],
  [0.3, 0.32],
  [1.2, 0.1],
  [2, 0],
])
const noseSpread = curve([
  [-4.9, 0.66],
  [-4, 0.72],
  [-3.3, 0.82],
  [-2, 0.84],
  [-0.5, 0.78],
  [0.5, 0.75],
  [1.6, 1.1],
])

const bump = (dx: number, dy: number, rx: number, ry: number): number =>
  Math.exp(-((dx / rx) ** 2) - (dy / ry) ** 2)

/** A section's point at the angle `a` (0 ahead, + to the left) and height `y`, before sculpting. */
export function skull(a: number, y: number): Triple {
  const s = Math.sin(a)
  const c = Math.cos(a)
  const power = 2 / (c > 0 ? mix(2.25, 2.02, step(1.5, 5, y)) : 2.05)
  const mid = middle(y)
  const reach = c > 0 ? front(y) - mid : mid - back(y)
  return [
    halfWidth(y) * Math.sign(s) * Math.abs(s) ** power,
    y,
    mid + reach * Math.sign(c) * Math.abs(c) ** power,
  ]
}

/** The sculpted point; `cut` is positive inside the eyes' openings. */
export function faceAt(person: Person, a: number, y: number): { at: Triple; cut: number } {
  const at = skull(a, y)
  if (at[2] < 1) return { at, cut: -1 }
  const side = Math.sign(at[0]) || 1
  const ax = Math.abs(at[0])
  let out = 0
  let z = 0
  let x = 0
  let dy = 0
  // Sockets, brow bone, temples, cheeks, jaw.
  z -= 0.92 * bump(ax - 2.9, y - 0.25, 1.75, 1.25) + 0.55 * bump(ax - 1.25, y - 0.35, 0.75, 1.2)
  z += 0.16 * bump(ax - 2.7, y - 2, 2.4, 0.75)
  out -= 0.22 * bump(ax - 6.3, y - 1.2, 1.3, 2)
  out += 0.34 * bump(ax - 4.5, y + 2.6, 1.9, 1.5) + 0.1 * person.smile * 4 * bump(ax - 3.6, y + 3.6, 1.3, 1.2)
  out -= 0.2 * bump(ax - 4.6, y + 6, 1.4, 1.8)
  out += person.jaw * bump(ax - 4.6, y + 8, 1.5, 1.6)
  // The mouth's barrel, corners, chin and the fold above it.
  z += 0.52 * bump(ax, y + 6.4, 2.5, 1.7)
  z -= 0.22 * bump(ax - 2.62, y + 6.35 - person.smile, 0.42, 0.5)
  z -= 0.34 * bump(ax, y + 7.95, 1.6, 0.55)
  z += 0.62 * bump(ax, y + 9.2, 1.35, 1.0)
  // Fold from the wing of the nose past the mouth, soft.
  const fold = 1.75 + (-4.1 - y) * 0.55
  z -= 0.09 * Math.exp(-(((ax - fold) / 0.35) ** 2)) * step(-3.6, -4.6, y) * step(-7.2, -5.6, y)
  // Philtrum.
  const lip = step(-4.7, -5, y) * step(-6, -5.7, y)
  z += lip * (0.07 * bump(ax - 0.42, 0, 0.2, 1) - 0.1 * bump(ax, 0, 0.26, 1))
  // Nose: ridge, tip, wings, nostrils.
  const width = noseSpread(y) * mix(1, person.noseWidth, step(-1, -3, y))
  const sweep = y - 0.5 * (ax / 1.1) ** 2 * step(-3, -4.3, y)
  z += noseRise(sweep) * person.noseBridge ** step(-3.2, -1, y) * Math.exp(-(Math.abs(ax / width) ** 2))
  z += 0.36 * bump(ax, y + 3.5, 0.66, 0.56)
  const wing = bump(ax - 1.17 * person.noseWidth, y + 3.74, 0.5, 0.5)
  z += 0.98 * wing
  x += 0.16 * wing
  z -= 0.12 * bump(ax - 1.86 * person.noseWidth, y + 3.8, 0.32, 0.6)
  const nostril = bump(ax - 0.62 * person.noseWidth, y + 4.32, 0.26, 0.13)
  z -= 0.55 * nostril
  dy += 0.3 * nostril
  // Lips.
  const [top, line, bottom, low] = lips(person, ax)
  if (ax < mouth.half) {
    const thick = (1 - (ax / mouth.half) ** 2) ** 0.6 * person.lipFullness
    if (y > line && y < top + 0.15) {
      const t = (y - line) / (top - line + 1e-3)
      z += thick * 0.36 * Math.max(0, 1 - (1.6 * t - 0.72) ** 2) * step(1.25, 0.75, t)
    }
    if (y <= low && y > bottom - 0.25) {
      const t = (low - y) / (low - bottom + 1e-3)
      z += thick * 0.46 * Math.max(0, 1 - (1.5 * t - 0.72) ** 2) * step(1.3, 0.8, t)
    }
    z -= 0.42 * Math.exp(-(((y - line) / 0.085) ** 2)) * (1 - (ax / mouth.half) ** 6)
    z -= 0.45 * step(0, 0.12, Math.min(line - y, y - low))
  }
  const n = Math.hypot(at[0] / 45, at[2] / 75) || 1
  const p: Triple = [at[0] + side * (x + (out * ax) / 45 / n), y + dy, at[2] + z + (out * at[2]) / 75 / n]
  if (person.lined) p[2] -= person.lined * lines(ax, y)
  return { at: p, cut: openEye(p, shutOf(person, side)) }
}

/** Depth of the lines that years draw: across the forehead, beside the eyes, under them, past the mouth. */
function lines(ax: number, y: number): number {
  const groove = (d: number, wide: number): number => Math.exp(-((d / wide) ** 2))
  let deep = 0
  for (const [at, bend] of [
    [3.6, 0.02],
    [4.6, 0.03],
    [5.5, 0.03],
  ])
    deep += 0.09 * groove(y - at - 0.25 * Math.sin(ax) + bend * ax * ax, 0.13) * step(4.6, 3, ax)
  for (const rise of [-0.35, 0, 0.4])
    deep += 0.1 * groove(y - 0.05 - rise * (ax - 4.6), 0.09) * step(4.75, 5, ax) * step(6.2, 5.6, ax)
  deep += 0.1 * groove(y + 1.15 - 0.12 * (ax - 3.1) ** 2, 0.14) * step(1.5, 2, ax) * step(4.8, 4.2, ax)
  const fold = 1.75 + (-4.1 - y) * 0.55
  return deep + 0.2 * groove(ax - fold, 0.25) * step(-3.6, -4.6, y) * step(-7.6, -6, y)
}

/** Lays the lids over the eyeball (changes `p`), and tells how deep in the opening the point is. */
function openEye(p: Triple, shut: number): number {
  const ex = Math.abs(p[0]) - eye.x
  const ey = p[1] - eye.y
  if (p[2] < 4 || Math.abs(ex) > 2.4 || Math.abs(ey) > 2) return -1
  const [upper, lower] = lids(ex, shut)
  // The lid is a shell over the ball, a little wider than it along the opening.
  const r = 1.37
  const d2 = (ex / 1.16) ** 2 + ey * ey
  const shell = d2 < r * r ? eye.z + Math.sqrt(r * r - d2) : -9
  const k = 0.22
  const h = Math.max(0, k - Math.abs(p[2] - shell)) / k
  if (shell > 0) p[2] = Math.max(p[2], shell) + h * h * k * 0.25
  // Crease above the upper lid, and the soft furrow under the lower.
  const along = step(-1.6, -0.95, ex) * step(1.85, 1.15, ex)
  const above = ey - upper
  p[2] +=
    along *
    (1 - 0.8 * shut) *
    (-0.13 * Math.exp(-(((above - 0.36) / 0.09) ** 2)) + 0.16 * Math.exp(-(((above - 0.72) / 0.34) ** 2)))
  p[2] -= 0.05 * along * Math.exp(-(((lower - ey - 0.5) / 0.16) ** 2))
  p[2] += 0.05 * along * Math.exp(-(((lower - ey - 0.16) / 0.16) ** 2))
  return Math.min(upper - ey, ey - lower, 1.56 + ex, 1.5 - ex)
}
