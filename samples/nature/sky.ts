/**
 * A sky with heaps of fair-weather cloud: bodies of round puffs with a flat base, frayed by noise, lit from the sun's side.
 */
import { fractal, hash, mix, step } from '../raster/chance.ts'
import type { Triple } from '../raster/mesh.ts'
import type { View } from '../raster/view.ts'

export interface Sky {
  zenith: Triple
  horizon: Triple
  /** Sun's direction on the picture, x right and y up, about unit. */
  sun: [number, number]
  light: Triple
  shade: Triple
  seed: number
  /** Cloud bodies: direction (tangents right and up of the camera's level axis), half width, height. */
  heaps: readonly (readonly [x: number, y: number, wide: number, high: number])[]
  veil: number
}

interface Puff {
  x: number
  y: number
  r: number
  base: number
}

function puffsOf(sky: Sky): Puff[] {
  return sky.heaps.flatMap(([x, y, wide, high], n) =>
    Array.from({ length: 26 }, (_, i) => {
      const h = (k: number): number => hash(i, k, sky.seed + n * 13)
      const across = h(1) * 2 - 1
      const up = h(2) * (1 - across * across) * (0.55 + 0.45 * Math.sin(across * 5 + n * 2))
      return {
        x: x + across * wide,
        y: y + up * high,
        r: high * (0.2 + 0.3 * h(3)) * (1 - 0.45 * Math.abs(across)),
        base: y,
      }
    }),
  )
}

/** How thick the cloud is in a direction; not above 0 where there is none. */
function thickness(puffs: readonly Puff[], x: number, y: number, seed: number): number {
  let d = -1
  for (const p of puffs) {
    const dx = (x - p.x) / p.r
    const dy = (y - p.y) / p.r
    const near = dx * dx + dy * dy
    if (near > 4) continue
    const t = 1 - Math.sqrt(near)
    // Puffs flow into each other; below the base they end.
    const cut = t - Math.max(0, (p.base - y) / p.r) * 1.6
    d = Math.max(d, cut) + 0.06 * Math.max(0, 1 - Math.abs(d - cut) * 2)
  }
  if (d < -0.75) return d
  const billow = Math.abs(fractal(x * 44, y * 44, seed, 4))
  return d + 0.5 * fractal(x * 15, y * 17, seed + 3, 5) + 0.42 * billow - 0.16
}

/** The sky seen through a level view, linear RGB. */
export function paintSky(sky: Sky, view: View): Float32Array {
  const { width, height } = view
  const out = new Float32Array(width * height * 3)
  const puffs = puffsOf(sky)
  const tilt = view.forward[1] / Math.hypot(view.forward[0], view.forward[2])
  for (let j = 0; j < height; j++)
    for (let i = 0; i < width; i++) {
      const x = (i + 0.5 - view.cx) / view.scale
      const y = (view.cy - j - 0.5) / view.scale + tilt
      const k = (j * width + i) * 3
      const up = Math.max(0, y)
      const t = 1 - Math.exp(-up * 4.2)
      const veil = sky.veil * step(0.1, 0.8, fractal(x * 2.2 + 7, y * 7, sky.seed, 5)) * step(0.02, 0.2, y)
      for (let c = 0; c < 3; c++)
        out[k + c] = mix(mix(sky.horizon[c], sky.zenith[c], t), sky.light[c] * 0.8, veil)
      if (y < -0.05) continue
      const d = thickness(puffs, x, y, sky.seed)
      if (d < -0.12) continue
      // Towards the sun: how much cloud the light has crossed.
      let crossed = 0
      for (let s = 1; s <= 4; s++)
        crossed += Math.max(
          0,
          thickness(puffs, x + sky.sun[0] * s * s * 0.006, y + sky.sun[1] * s * s * 0.006, sky.seed) + 0.05,
        )
      const lit = Math.exp(-crossed * 0.75) + 0.12 * step(0.3, 0, d)
      const a = step(-0.08, 0.22, d) * (1 - 0.35 * step(0.05, -0.02, y))
      const haze = step(0.25, 0, y) * 0.45
      for (let c = 0; c < 3; c++) {
        const cloud = mix(mix(sky.shade[c], sky.light[c], Math.min(1, lit * 1.15)), sky.horizon[c], haze)
        out[k + c] = mix(out[k + c], cloud, a)
      }
    }
  return out
}
