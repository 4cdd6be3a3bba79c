/**
 * Lights seen points from one direction, with the shadow that everything casts.
 *
 * Highlights: GGX (Walter et al. 2007, doi:10.2312/EGWR/EGSR07/195-206). Hair: two cones after Kajiya and Kay (1989,
 * doi:10.1145/74334.74361) and light through hair as in Marschner et al. (2003, doi:10.1145/882262.882345), simplified.
 */
import type { Cover } from './cover.ts'
import { dot } from './mesh.ts'
import { kinds, type Light, type Scene } from './scene.ts'
import { type Seen, stride } from './seen.ts'
import type { View } from './view.ts'

/** Adds to `lit` (linear RGB per point) and, for skin, what shines back from within to `within` (irradiance). */
export function shine(
  scene: Scene,
  seen: Seen,
  light: Light,
  shade: Cover,
  from: View,
  lit: Float32Array,
  within: Float32Array,
): void {
  const f = seen.facts
  const [lx, ly, lz] = light.towards
  const [cr, cg, cb] = light.colour
  const { right, up, forward, origin, scale, cx, cy } = from
  const [ro, uo, fo] = [dot(right, origin), dot(up, origin), dot(forward, origin)]
  const [r0, r1, r2, u0, u1, u2, f0, f1, f2] = [...right, ...up, ...forward]
  const { width, height, depth } = shade
  // A texel of the shadow's map seen aslant must not shade itself.
  const bias = Math.max(scene.shadow.bias, 1.9 / scale)
  for (let i = 0, k = 0; i < seen.count; i++, k += stride) {
    const kind = f[k + 14]
    if (kind === kinds.unlit) continue
    const nx = f[k + 3]
    const ny = f[k + 4]
    const nz = f[k + 5]
    let facing = nx * lx + ny * ly + nz * lz
    const flat = kind === kinds.strand || kind === kinds.leaf
    if (facing <= 0 && !flat) continue
    const off = kind === kinds.strand ? 0 : bias * (facing < 0 ? -1 : 1)
    const x = f[k] + nx * off
    const y = f[k + 1] + ny * off
    const z = f[k + 2] + nz * off
    const sx = Math.floor(cx + (r0 * x + r1 * y + r2 * z - ro) * scale)
    const sy = Math.floor(cy - (u0 * x + u1 * y + u2 * z - uo) * scale)
    let clear = 1
    if (sx >= 0 && sy >= 0 && sx < width && sy < height) {
      // How far the light has come through whatever stands nearest to it.
      const behind = depth[sy * width + sx] + (f0 * x + f1 * y + f2 * z - fo)
      if (kind === kinds.strand) clear = behind > bias ? Math.exp(-(behind - bias) * scene.hairDensity) : 1
      else clear = behind > bias ? 0 : 1
      if (clear < 0.004) continue
    }
    const vx = f[k + 9]
    const vy = f[k + 10]
    const vz = f[k + 11]
    const r = f[k + 6]
    const g = f[k + 7]
    const b = f[k + 8]
    const o = i * 3
    if (kind === kinds.strand) {
      const sinL = Math.sqrt(Math.max(0, 1 - facing * facing))
      const tv = nx * vx + ny * vy + nz * vz
      const sinV = Math.sqrt(Math.max(0, 1 - tv * tv))
      const cone = Math.max(0, sinL * sinV - facing * tv)
      const toward = lx * vx + ly * vy + lz * vz
      const c4 = cone * cone * cone * cone
      const c16 = c4 * c4 * c4 * c4
      const sharp = c16 * c16 * c16 * (0.5 + 0.5 * toward) * light.gloss * f[k + 13]
      const wide = c4 * c4 * (0.6 + 0.4 * toward) * light.gloss
      const through = toward < 0 ? c16 * toward * toward * light.gloss * 1.5 : 0
      const body = 0.42 * sinL + 0.9 * wide + through
      lit[o] = lit[o] + cr * clear * (r * body + sharp)
      lit[o + 1] = lit[o + 1] + cg * clear * (g * body + sharp)
      lit[o + 2] = lit[o + 2] + cb * clear * (b * body + sharp)
      continue
    }
    if (kind === kinds.leaf && facing < 0) {
      // Light through a leaf comes out yellower.
      facing = -facing * 0.65
      lit[o] = lit[o] + cr * clear * facing * r * 1.15
      lit[o + 1] = lit[o + 1] + cg * clear * facing * g * 1.1
      lit[o + 2] = lit[o + 2] + cb * clear * facing * b * 0.6
      continue
    }
    const power = clear * facing
    const into = kind === kinds.skin ? within : lit
    const [ar, ag, ab] = (kind === kinds.skin ? [1, 1, 1] : [r, g, b]) as [number, number, number]
    into[o] = into[o] + cr * power * ar
    into[o + 1] = into[o + 1] + cg * power * ag
    into[o + 2] = into[o + 2] + cb * power * ab
    if (light.gloss <= 0) continue
    const rough = f[k + 12]
    if (rough >= 0.98) continue
    const hx = lx + vx
    const hy = ly + vy
    const hz = lz + vz
    const hl = Math.sqrt(hx * hx + hy * hy + hz * hz) || 1
    const nh = Math.max(0, (nx * hx + ny * hy + nz * hz) / hl)
    const lh = Math.max(0.12, (lx * hx + ly * hy + lz * hz) / hl)
    const a2 = rough * rough * rough * rough
    const d = nh * nh * (a2 - 1) + 1
    const base = f[k + 13]
    const fresnel = base + (1 - base) * (1 - lh) ** 5
    // The π of the irradiance and the π of GGX's distribution cancel.
    const spec = (Math.min(60, a2 / (d * d)) * fresnel * light.gloss * power) / (4 * lh * lh * (rough + 0.5))
    lit[o] = lit[o] + cr * spec
    lit[o + 1] = lit[o + 1] + cg * spec
    lit[o + 2] = lit[o + 2] + cb * spec
  }
}
