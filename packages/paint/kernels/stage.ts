import { unit } from '../clamp.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { linearPlain, oklabPlain } from './light.ts'
import type { Machine } from './machine.ts'

const at = (p: Plane | undefined): number => p?.at ?? 0

/** A lamp at x, y in pixels, whose light reaches `reach` diagonals. */
export interface Lamp {
  readonly x: number
  readonly y: number
  readonly diagonal: number
  readonly reach: number
}
/** The unit way to a lamp, its nearness (near a Gaussian, and cheaper), its distance in diagonals. */
export function lampWays(m: Machine, width: number, height: number, l: Lamp): Plane {
  const out = m.plane(width, height, 4)
  m.rows('lampRows', height, out.at, width, l.x, l.y, l.diagonal, l.reach)
  return out
}
export function lampWaysPlain(width: number, height: number, l: Lamp): Float32Array {
  const out = new Float32Array(4 * width * height)
  for (let i = 0; 4 * i < out.length; i++) {
    const [dx, dy] = [l.x - (i % width), l.y - Math.floor(i / width)]
    const far = Math.sqrt(dx * dx + dy * dy) + 1e-3
    const q = far / l.diagonal / l.reach
    out.set([dx / far, dy / far, (1 / (1 + 0.5 * q * q)) ** 3, far / l.diagonal], 4 * i)
  }
  return out
}

export interface Relit {
  readonly normals: Plane
  readonly lamp: Plane
  readonly hair: Plane | undefined
  readonly spare: Plane | undefined
  readonly amount: number
  readonly low: number
  readonly gloss: number
}
/** Light by form; filters/light/relight.ts says how. */
export function relit(m: Machine, src: Plane, r: Relit): Plane {
  const out = m.plane(src.width, src.height, 4)
  const maps = [r.normals.at, r.lamp.at, at(r.hair), at(r.spare)] as const
  m.rows('relightRows', src.height, src.at, ...maps, out.at, src.width, r.amount, r.low, r.gloss)
  return out
}
/** Linear red, green, blue: a warm key, the cool light of the room, and what comes back from everywhere. */
const [key, fill, ambient] = [
  [1.34, 1.2, 1.0],
  [0.16, 0.21, 0.29],
  [0.16, 0.15, 0.15],
] as const
/** How far light creeps around a form: red furthest, as in skin. */
const wrap = [0.42, 0.32, 0.27] as const
const dim = (v: number): number => v / Math.sqrt(1 + v * v)

export function relitPlain(src: Plane, { normals, lamp, hair, spare, amount, low, gloss }: Relit) {
  const light = { ...src, data: linearPlain(src) }
  const d = light.data
  const touched = new Set<number>()
  for (let i = 0, k = 0; k < d.length; i++, k += 4) {
    const trust = unit(normals.data[k + 3]) * (spare ? 1 - spare.data[i] : 1)
    if (trust < 0.01) continue
    touched.add(k)
    const [nx, ny, nz] = [normals.data[k], normals.data[k + 1], normals.data[k + 2]]
    const inv = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz + 1e-6)
    const [wx, wy] = [lamp.data[k], lamp.data[k + 1]]
    const long = 1 / Math.sqrt(1 + low * low)
    const facing = (nx * wx + ny * wy + nz * low) * inv * long
    const away = Math.max(0, (-nx * wx + 0.35 * nz) * inv * 0.94)
    // half-way between lamp and eye
    const [hx, hy, hz] = [wx * long, wy * long, low * long + 1]
    const mirror = Math.max(0, (nx * hx + ny * hy + nz * hz) * inv) / Math.sqrt(hx * hx + hy * hy + hz * hz)
    const sheen =
      gloss * trust * (hair ? 1 - 0.8 * hair.data[i] : 1) * mirror ** 16 * (0.35 + 0.65 * mirror ** 8)
    for (let l = 0; l < 3; l++) {
      const lit = Math.max(0, (facing + wrap[l]) / (1 + wrap[l]))
      const shade = key[l] * lit * lit * 0.62 + key[l] * lit * 0.38 + fill[l] * (0.5 + away) + ambient[l]
      const v = d[k + l] * (1 + amount * trust * (shade - 1))
      d[k + l] = v + sheen * dim(2.2 * v) * 0.32
    }
  }
  const out = oklabPlain(light)
  return out.map((v, i) => (touched.has(i - (i % 4)) ? v : src.data[i]))
}

/** A pool of light about x, y in pixels: factors of OKLab in its middle and far from it. */
export interface Pool {
  readonly x: number
  readonly y: number
  readonly r: number
  readonly far: number
  readonly near: number
  readonly spare: Plane | undefined
}
/** Light times g is OKLab times the cube root of g, so that no linear light is needed. */
export function pooled(m: Machine, src: Plane, p: Pool): Plane {
  const out = m.plane(src.width, src.height, 4)
  m.rows('stagePool', src.height, src.at, at(p.spare), out.at, src.width, p.x, p.y, p.r, p.far, p.near)
  return out
}
export function pooledPlain({ data, width }: Plane, p: Pool): Float32Array {
  return Float32Array.from(data, (v, k) => {
    const i = k >> 2
    const [dx, dy] = [((i % width) - p.x) / p.r, ((Math.floor(i / width) - p.y) * 0.85) / p.r]
    const by = p.far + (p.near - p.far) * (1 / (1 + 0.5 * (dx * dx + dy * dy))) ** 3
    return k % 4 === 3 ? v : v * (by + (p.spare?.data[i] ?? 0) * (1 - by))
  })
}

export interface Rim {
  /** The person a little and far out of focus. */
  readonly soft: Plane
  readonly inner: Plane
  /** Lightness of the photo, and it without strands. */
  readonly L: Plane
  readonly even: Plane
  readonly lamp: Plane
  readonly hair: Plane | undefined
  readonly spare: Plane | undefined
  readonly around: number
}
/** Light on the edges of people; filters/light/rim-light.ts says how. */
export function rim(m: Machine, person: Plane, r: Rim): Plane {
  const { width, height } = person
  const out = m.plane(width, height)
  const maps = [r.soft, r.inner, r.L, r.even, r.lamp, r.hair, r.spare].map(at)
  m.rows('rimRows', height, person.at, ...maps, out.at, width, height, r.around)
  return out
}
export function rimPlain(person: Plane, { soft, inner, L, even, lamp, hair, spare, around }: Rim) {
  const { width, height } = person
  const out = new Float32Array(width * height)
  const g = soft.data
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      // the photo's own border is no edge of anybody
      if (inner.data[i] > 0.97 || person.data[i] < 0.2) continue
      const gx = g[i + (x < width - 1 ? 1 : 0)] - g[i - (x > 0 ? 1 : 0)]
      const gy = g[y < height - 1 ? i + width : i] - g[y > 0 ? i - width : i]
      const n = Math.sqrt(gx * gx + gy * gy) + 1e-6
      const facing = -(gx * lamp.data[4 * i] + gy * lamp.data[4 * i + 1]) / n
      const turned = unit(around + (1 - 0.5 * around) * facing)
      const band = smoothstep(0.985, 0.5, g[i]) * smoothstep(0.2, 0.8, person.data[i])
      // hair is clear and lets light through: it glows far in, and its strands stand out
      const own = hair ? hair.data[i] : 0
      const strand = Math.min(1.6, Math.max(0.5, 1 + 14 * (L.data[i] - even.data[i])))
      const clear = smoothstep(0.12, 0.55, even.data[i])
      const through = own * clear * smoothstep(0.97, 0.55, inner.data[i]) * 0.7
      // hair that is white already has little to gain
      const white = 1 - 0.75 * own * smoothstep(0.5, 0.85, even.data[i])
      const takes = 0.35 + 0.65 * Math.max(own * (0.25 + 0.45 * clear), smoothstep(0.12, 0.7, L.data[i]))
      const lit = Math.max(band, through) * turned * takes * white * (1 + own * (strand - 1))
      out[i] = Math.min(1, lit * (spare ? 1 - spare.data[i] : 1))
    }
  return out
}

export interface Shine {
  readonly L: Plane
  readonly even: Plane
  readonly flow: Plane
  readonly normals: Plane
  readonly lamp: Plane
  readonly spare: Plane | undefined
  readonly sharp: number
}
/** Bands of shine over hair; filters/light/hair-shine.ts says how. */
export function shine(m: Machine, hair: Plane, s: Shine): Plane {
  const out = m.plane(hair.width, hair.height)
  const maps = [s.L, s.even, s.flow, s.normals, s.lamp, s.spare].map(at)
  m.rows('shineRows', hair.height, hair.at, ...maps, out.at, hair.width, s.sharp)
  return out
}
export function shinePlain(hair: Plane, { L, even, flow, normals, lamp, spare, sharp }: Shine) {
  return hair.data.map((h, i) => {
    const k = 4 * i
    const own = unit(h) * (spare ? 1 - spare.data[i] : 1)
    if (own < 0.05) return 0
    const [tx, ty] = [flow.data[k], flow.data[k + 1]]
    const tz = -(tx * normals.data[k] + ty * normals.data[k + 1]) / Math.max(0.3, normals.data[k + 2])
    const inv = 1 / Math.sqrt(tx * tx + ty * ty + tz * tz + 1e-6)
    const [hx, hy, hz] = [0.72 * lamp.data[k], 0.72 * lamp.data[k + 1], 1.35]
    const along = ((tx * hx + ty * hy + tz * hz) * inv) / Math.sqrt(hx * hx + hy * hy + hz * hz)
    const across = Math.max(1e-6, 1 - along * along)
    const strand = Math.min(2, Math.max(0, 1 + 16 * (L.data[i] - even.data[i])))
    const sure = smoothstep(0.25, 0.7, flow.data[k + 2])
    // black hair gives back little, or it would turn brown
    const takes = 0.015 + 1.4 * unit(even.data[i]) ** 3
    return Math.min(1, own * sure * takes * strand * 0.6 * across ** sharp)
  })
}
