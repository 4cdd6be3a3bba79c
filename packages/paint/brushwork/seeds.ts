import type { Dice } from './dice.ts'
import type { Motif } from './motif.ts'

export interface Seed {
  readonly x: number
  readonly y: number
  readonly order: number
}

/**
 * One seed a cell of the grid, where what is painted strays furthest from `ref`; in random order, so that strokes
 * overlap every way.
 *
 * @param wanted whether a cell is worth a stroke, by its mean OKLab error and the pixel it would start from
 */
export function seedsOf(
  motif: Motif,
  ref: Float32Array,
  painted: Float32Array,
  grid: number,
  dice: Dice,
  wanted: (error: number, pixel: number) => boolean,
): Seed[] {
  const { width, height } = motif.target
  const skip = Math.max(1, Math.floor(grid / 4))
  const found: Seed[] = []
  for (let top = 0; top < height; top += grid)
    for (let left = 0; left < width; left += grid) {
      const x0 = Math.floor(left)
      const y0 = Math.floor(top)
      const x1 = Math.min(width, Math.floor(left + grid))
      const y1 = Math.min(height, Math.floor(top + grid))
      // a random point of the cell, pulled to where the error is
      const px = x0 + dice.even() * (x1 - x0)
      const py = y0 + dice.even() * (y1 - y0)
      let sum = 0
      let n = 0
      let most = -1
      let bx = x0
      let by = y0
      for (let y = y0; y < y1; y += skip)
        for (let x = x0; x < x1; x += skip) {
          const i = (y * width + x) * 4
          const l = painted[i] - ref[i]
          const a = painted[i + 1] - ref[i + 1]
          const b = painted[i + 2] - ref[i + 2]
          const d = Math.sqrt(l * l + a * a + b * b)
          sum += d
          n++
          const weighed = (d + 0.02) / (1 + (Math.abs(x - px) + Math.abs(y - py)) / grid)
          if (weighed > most) {
            most = weighed
            bx = x
            by = y
          }
        }
      const order = dice.even()
      if (n > 0 && wanted(sum / n, by * width + bx)) found.push({ x: bx, y: by, order })
    }
  return found.sort((a, b) => a.order - b.order)
}
