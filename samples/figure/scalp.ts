/**
 * Where hair grows.
 */
import { curve, fractal, step } from '../raster/chance.ts'

const hairline = curve([
  [-10, -6],
  [-6, -3.5],
  [-2, -1.6],
  [1, 0.6],
  [3, 3.2],
  [4.6, 5.2],
  [6.1, 6.9],
  [7, 8.6],
  [8, 9.8],
])

/** Positive on the part of the head where hair grows, from the rest position of a point. */
export function scalp(x: number, y: number, z: number): number {
  const edge = hairline(y) + 0.25 * fractal(x * 1.5, y * 1.5, 3, 2)
  // Forehead: the line runs back at the temples.
  return Math.min(edge - z + 0.35 * Math.max(0, y - 3) * step(0, 6, Math.abs(x)) * 0.2, y + 8)
}
