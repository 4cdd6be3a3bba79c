import { labOf } from '../colour.ts'

/** The painter's box: ground stones, earths, and the few plant colours beside them. */
const pigments = ['#c8402e', '#c9924a', '#e2bc5a', '#7d9f55', '#5fa58a', '#3f7fa8', '#3b4f78', '#c9607a'].map(
  (hex) => {
    const { a, b } = labOf(hex)
    const c = Math.sqrt(a * a + b * b)
    return { hue: Math.atan2(b, a), c }
  },
)
/** How sharply a pigment attracts the hues around it. */
const pull = 12

/** Hues are told apart in this many steps. */
export const around = 1024
/** The way round the hues by the diamond instead of the circle, 0..1: no arc tangent is asked a million times. */
export const turnOf = (a: number, b: number): number => {
  const t = a / (Math.abs(a) + Math.abs(b) + 1e-9)
  return b >= 0 ? (1 - t) / 4 : (3 + t) / 4
}
/** For each hue: the pigments' mix that stands for it, as direction and strength. */
const shelf = Array.from({ length: around + 2 }, (_, i) => {
  const turn = (4 * i) / around
  const [a, b] = turn <= 2 ? [1 - turn, 1 - Math.abs(1 - turn)] : [turn - 3, Math.abs(turn - 3) - 1]
  const h = Math.atan2(b, a)
  let [x, y, sum] = [0, 0, 0]
  for (const p of pigments) {
    const w = Math.exp(pull * (Math.cos(h - p.hue) - 1))
    x += w * Math.cos(p.hue) * p.c
    y += w * Math.sin(p.hue) * p.c
    sum += w
  }
  x /= sum
  y /= sum
  const c = Math.sqrt(x * x + y * y) + 1e-6
  return { x: x / c, y: y / c, c }
})
/** The same as flat lists: direction and strength. */
export const [shelfX, shelfY, shelfC] = (['x', 'y', 'c'] as const).map((l) =>
  Float32Array.from(shelf, (s) => s[l]),
)
