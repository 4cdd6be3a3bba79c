import type { SkyPalette } from '../brushwork/skies.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Machine } from './machine.ts'

/** A drawn sky; planes are of one size. */
export interface CloudSky {
  readonly sky: Plane
  readonly photo: Plane
  /** How much heaped cloud (lane 0), its light times that (1), and the photo's own clouds (2). */
  readonly field: Plane
  /** Noise 0..1: how the gradient drifts (lane 0), and thin high cloud (1). */
  readonly air: Plane
  /** Lightness of the photo blurred: what is thin and darker than that is a wire. */
  readonly broad: Plane
  readonly paint: SkyPalette
  /** Row where the sky ends, and height of the bank, in pixels. */
  readonly end: number
  readonly rise: number
  /** -1 where the light comes from the left, 1 from the right. */
  readonly side: number
  /** Pixels from a cloud's lit side to its shaded one. */
  readonly across: number
  readonly below: number
  /** Half-width of the borders of tones. */
  readonly edge: number
  readonly dark: number
  /** Share of the photo's own sky that stays. */
  readonly stays: number
}

const namesOf = ['zenith', 'middle', 'horizon', 'lit', 'turned', 'shaded'] as const

export function cloudSky(m: Machine, src: Plane, v: CloudSky): Plane {
  const { width, height } = src
  const out = m.plane(width, height, 4)
  const palette = m.plane(namesOf.length, 1, 4)
  for (const [i, name] of namesOf.entries()) {
    const { L, a, b } = v.paint[name]
    palette.data.set([L, a, b, 0], 4 * i)
  }
  const maps = [src, v.sky, v.photo, v.field, v.air, v.broad, palette, out].map((p) => p.at)
  const looks = [v.end, v.rise, v.side, v.across, v.below, v.edge, v.dark, v.stays] as const
  m.rows('celSkyRows', height, ...maps, width, height, ...looks)
  m.free(palette)
  return out
}

type Colour = readonly [number, number, number]
const mixed = (c: Colour, to: Colour, t: number): Colour => [
  c[0] + t * (to[0] - c[0]),
  c[1] + t * (to[1] - c[1]),
  c[2] + t * (to[2] - c[2]),
]

/** The plain twin. */
export function cloudSkyPlain(src: Plane, v: CloudSky): Float32Array {
  const { width, height, data: s } = src
  const out = Float32Array.from(s)
  const [zenith, middle, horizon, lit, turned, shaded] = namesOf.map(
    (name): Colour => [v.paint[name].L, v.paint[name].a, v.paint[name].b],
  )
  const cloud = (light: number): Colour => {
    const half = mixed(shaded, turned, smoothstep(0.36 - v.edge, 0.36 + v.edge, light))
    const full = smoothstep(0.6 - v.edge, 0.6 + v.edge, light)
    return [0, 1, 2].map((l) => half[l] + full * (lit[l] - turned[l])) as unknown as Colour
  }
  const w = v.field.data
  for (let y = 0, i = 0; y < height; y++) {
    const down = y / v.end
    const rising = smoothstep(v.end + 0.02 * height, v.end - 0.3 * v.rise, y)
    for (let x = 0; x < width; x++, i++) {
      const k = 4 * i
      const cover = v.sky.data[i]
      if (cover < 0.004) continue
      const t = Math.min(1, Math.max(0, down + 0.12 * (v.air.data[k] - 0.5)))
      let c = mixed(mixed(zenith, middle, smoothstep(0, 0.55, t)), horizon, smoothstep(0.5, 1.02, t))
      // thin high cloud, then the photo's own, then the bank
      const thin = smoothstep(0.56, 0.74, v.air.data[k + 1]) * smoothstep(0.75, 0.3, down)
      c = mixed(c, turned, 0.5 * (1 - v.dark) * thin)
      const mine = w[k + 2]
      if (mine > 0.15) {
        const bx = Math.min(width - 1, Math.max(0, x - v.side * v.across))
        const by = Math.min(height - 1, y + v.below)
        const light = 0.72 * mine + 2 * (mine - w[4 * (by * width + bx) + 2])
        c = mixed(c, cloud(light), 0.6 * smoothstep(0.15, 0.42, mine) + 0.4 * smoothstep(0.4, 0.5, mine))
      }
      const bank = smoothstep(0.4 - 0.2 * v.edge, 0.6 + 0.2 * v.edge, w[k]) * (0.25 + 0.75 * rising)
      if (bank > 0.004) c = mixed(c, cloud(w[k + 1] / Math.max(0.25, w[k])), bank)
      // a wire or a twig that the map took for sky is darker than the sky around it
      const wire = smoothstep(0.02, 0.055, v.broad.data[i] - v.photo.data[k])
      const by = cover * (1 - v.stays) * (1 - 0.92 * wire)
      for (let l = 0; l < 3; l++) out[k + l] = s[k + l] + by * (c[l] - s[k + l])
    }
  }
  return out
}
