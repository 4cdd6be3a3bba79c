import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Machine } from './machine.ts'

/** What the deeper shadow adds to the first, as shares of what that adds. */
const deeper = { L: 1.25, a: 0.86, b: 0.4 } as const
/** Share of the most chroma from which it is held back, and how much more dark skin may have. */
const [knee, fuller] = [0.72, 0.03] as const
/** Shading below this is drawn together, so that a side in the dark is not black. */
const darkest = -0.16

/** The parameters of the filter `skin-cels`, which says what each is. */
export interface SkinLook {
  readonly lift: number
  readonly warm: number
  readonly tint: number
  readonly tintA: number
  readonly tintB: number
  readonly most: number
  readonly contrast: number
  readonly light: number
  readonly shadow: number
  readonly deep: number
  readonly shadeL: number
  readonly shadeA: number
  readonly shadeB: number
  readonly soft: number
  readonly model: number
  readonly stray: number
  readonly strength: number
}
/** The picture and what is known of its skin: its one base colour, its large lights and shadows, and where it is. */
export interface SkinMaps {
  readonly src: Plane
  readonly base: Plane
  readonly shade: Plane
  readonly skin: Plane
}

const tonesOf = (v: SkinLook) => [
  { from: v.light, L: 0.04, a: -0.008, b: -0.006 },
  { from: -v.shadow, L: -v.shadeL, a: v.shadeA, b: v.shadeB },
  { from: -v.deep, L: -deeper.L * v.shadeL, a: deeper.a * v.shadeA, b: deeper.b * v.shadeB },
]

/** Skin painted in a base, a light and two shadows. */
export function skinCels(m: Machine, { src, base, shade, skin }: SkinMaps, v: SkinLook): Plane {
  const { width, height } = src
  const out = m.plane(width, height, 4)
  const numbers = m.plane(26, 1)
  numbers.data.set([v.lift, v.warm, v.tint, v.tintA, v.tintB, v.most, knee * v.most, fuller, v.contrast])
  numbers.data.set([v.soft, v.model, v.stray, v.strength, darkest], 9)
  numbers.data.set(
    tonesOf(v).flatMap((t) => [t.from, t.L, t.a, t.b]),
    14,
  )
  const maps = [src.at, base.at, shade.at, skin.at, out.at] as const
  m.rows('skinCelRows', height, ...maps, width, height, numbers.at)
  m.free(numbers)
  return out
}

/** The plain twin of `skinCels`. */
export function skinCelsPlain({ src, base, shade, skin }: SkinMaps, v: SkinLook): Float32Array {
  const { width, height } = src
  const { lift, warm, tint, contrast, soft, model, stray, strength } = v
  const tones = tonesOf(v)
  const strongest = v.tintA * v.tintA + v.tintB * v.tintB + 1e-6
  const out = Float32Array.from(src.data)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      if (skin.data[i] * strength < 0.004) continue
      const k = 4 * i
      // a yellow shirt beside skin that passed for it keeps its own colour
      const oa = src.data[k + 1] - base.data[k + 1]
      const ob = src.data[k + 2] - base.data[k + 2]
      const cover = skin.data[i] * strength * smoothstep(0.085, 0.05, Math.sqrt(oa * oa + ob * ob))
      if (cover < 0.004) continue
      const gx = shade.data[i + (x < width - 1 ? 1 : 0)] - shade.data[i - (x > 0 ? 1 : 0)]
      const gy = shade.data[i + (y < height - 1 ? width : 0)] - shade.data[i - (y > 0 ? width : 0)]
      const pixel = Math.max(0.003, soft, Math.sqrt(gx * gx + gy * gy)) // change over two pixels: a soft pixel
      let L = base.data[k]
      L += (0.95 - L) * lift * (0.5 + 0.8 * smoothstep(0.5, 0.8, L))
      let [a, b] = [base.data[k + 1], base.data[k + 2]]
      if (tint > 0) {
        // drawn to another hue, tanned and dark skin keeps its strength of colour
        const more = 1 + 0.6 * Math.max(0, Math.sqrt((a * a + b * b) / strongest) - 1)
        a += tint * (more * v.tintA - a)
        b += tint * (more * v.tintB - b)
      }
      a *= warm
      b *= warm
      // light skin is never as pure in colour as tanned and dark skin may be
      const most = v.most + fuller * smoothstep(0.75, 0.5, L)
      const from = knee * v.most
      const c2 = a * a + b * b
      if (c2 > from * from) {
        const c = Math.sqrt(c2)
        const over = (c - from) / (most - from)
        const held = (from + ((most - from) * over) / (1 + over)) / c
        a *= held
        b *= held
      }
      const away = shade.data[i] - base.data[k]
      if (model > 0) L += model * Math.min(0.2, away < darkest ? darkest + 0.35 * (away - darkest) : away)
      for (const tone of tones) {
        const into = (away - tone.from) / pixel
        const t = contrast * Math.min(1, Math.max(0, 0.5 + (tone.from > 0 ? into : -into)))
        // a shadow can only take as much as there is
        L += t * tone.L * (tone.L < 0 ? Math.min(1, 0.25 + L) : 1)
        a += t * tone.a
        b += t * tone.b
      }
      // a base found beside another light or another person must not carry this skin away from its own lightness
      const own = shade.data[i] + 0.3 * lift * (0.95 - shade.data[i])
      L = Math.min(own + 1.75 * stray, Math.max(own - stray, L))
      out[k] += cover * (L - src.data[k])
      out[k + 1] += cover * (a - src.data[k + 1])
      out[k + 2] += cover * (b - src.data[k + 2])
    }
  return out
}
