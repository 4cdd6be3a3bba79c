/**
 * Land at every distance: the meadow at the eye's feet, the far shore, the mountains.
 */
import { fractal, noise, ridged, step } from '../raster/chance.ts'

/** The meadow falls from the eye to the shore (towards −z), metres; below 0 it lies under water. */
export function meadowHeight(x: number, z: number): number {
  const bank = -13.5 + 2.2 * noise(x * 0.17, 3) + 0.1 * x
  const out = step(bank + 9, bank - 1.5, z)
  return 0.62 - 0.95 * out + 0.09 * fractal(x * 0.35, z * 0.35, 2, 3) + 0.25 * step(-3, -12, x)
}

/** The far side: shore, wooded hills, then peaks; metres. */
export function farHeight(x: number, z: number): number {
  const d = -z
  const shore =
    150 + 26 * noise(x * 0.012, 9) + 12 * noise(x * 0.05, 4) - 30 * step(40, 120, Math.abs(x - 20))
  const rise = step(shore - 4, shore + 40, d) * 3 - 0.9 + Math.max(0, d - shore) * 0.015
  const hills =
    step(190, 800, d) *
    (95 * (0.5 + 0.5 * noise(x * 0.0035 + 3, d * 0.002)) + 30 * fractal(x * 0.012, d * 0.008, 5, 4))
  // Two great masses, left and right of a gap, with crests that run towards the eye.
  const range = step(900, 2500, d) * step(4600, 3000, d)
  const mass =
    0.42 +
    0.58 * Math.exp(-(((x + 620) / 620) ** 2)) +
    0.42 * Math.exp(-(((x - 1150) / 560) ** 2)) -
    0.2 * Math.exp(-(((x - 250) / 330) ** 2))
  const crest = ridged(x * 0.0012 + 4.7, d * 0.00085 + 1.2, 7)
  const peaks = range * mass * (420 + 560 * crest ** 0.8)
  return rise + hills * (1 - 0.5 * range) + peaks
}
