import { type Sowing, sow } from '../kernels/motif.ts'
import type { Dice } from './dice.ts'
import type { Motif } from './motif.ts'

/**
 * Pixels to begin a stroke at: one a cell of the grid, where what is painted strays furthest from what is meant; in random
 * order, so that strokes overlap every way.
 *
 * @param wanted whether a cell is worth a stroke, by its mean OKLab error and the pixel it would start from
 */
export function seedsOf(
  { m }: Motif,
  sowing: Sowing,
  dice: Dice,
  wanted: (error: number, pixel: number) => boolean,
): Uint32Array {
  const { pixels, errors } = sow(m, sowing)
  const found = new Uint32Array(pixels.length)
  const turns = new Float64Array(pixels.length)
  let count = 0
  for (let cell = 0; cell < pixels.length; cell++) {
    const pixel = pixels[cell]
    if (pixel < 0 || !wanted(errors[cell], pixel)) continue
    found[count] = pixel
    turns[count++] = dice.even()
  }
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => turns[a] - turns[b] || a - b)
  return order.map((i) => found[i])
}
