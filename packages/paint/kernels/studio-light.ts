import { clamp } from '../clamp.ts'
import { fromLinear, toLinear } from '../colour.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { enlarge, shrink } from './exchange.ts'
import { gaussian } from './gaussian.ts'
import type { Machine } from './machine.ts'

type Three = readonly [number, number, number]

/** What something is made of, and the studio it is photographed in. Directions are unit, x right, y down, z to the eye. */
export interface Studio {
  readonly key: Three
  readonly keyColour: Three
  readonly fill: Three
  readonly fillColour: Three
  readonly bounce: Three
  readonly bounceColour: Three
  readonly ambient: number
  /** How far the key reaches round a form, for red, green and blue: more red is light under the surface. */
  readonly wrap: Three
  readonly rough: number
  readonly gloss: number
  readonly fresnel: number
  /** How clearly soft boxes are mirrored, and how far the surface blurs them. */
  readonly boxes: number
  readonly boxSoft: number
  readonly rim: number
  /** How dark a cast shadow is. */
  readonly shadow: number
  readonly exposure: number
  readonly shoulder: number
  /** How far seams between bright pieces glow in their own colour. */
  readonly seam: number
  /** How far mirrored light takes the colour beneath, 0..1; left out, not at all. */
  readonly tint?: number
  /** How clearly boxes are windows with four panes, 0..1; left out, they are plain. */
  readonly panes?: number
  /** Share of the light that albedo brings along, 0..1; left out, all of it is the studio's. */
  readonly own?: number
  /** How far the key falls in three steps, as on cels, 0..1; left out, it runs out. */
  readonly steps?: number
  /** What skin is made of, where `matter` says so. */
  readonly skin?: {
    readonly wrap: Three
    readonly rough: number
    readonly gloss: number
    readonly own: number
  }
  /** Sheen across hair, where `matter` says so. */
  readonly sheen?: number
}

/** What is lit: its colour, its normals, how open it is and where the key reaches. */
export interface Scene {
  readonly albedo: Plane
  readonly form: Plane
  readonly open: Plane
  readonly cast: Plane
  /** Skin, hair, and which way hair runs (x, y); left out, all is of one material. */
  readonly matter?: Plane | undefined
}

/** Left out, skin is of what all is. */
const skinOf = (s: Studio) => s.skin ?? { wrap: s.wrap, rough: s.rough, gloss: s.gloss, own: s.own ?? 0 }
const tableOf = (s: Studio): Float32Array =>
  Float32Array.of(
    ...[...s.key, ...s.keyColour, ...s.fill, ...s.fillColour, ...s.bounce, ...s.bounceColour, s.ambient],
    ...[...s.wrap, s.rough, s.gloss, s.fresnel, s.boxes, s.boxSoft, s.rim, s.shadow],
    ...[s.exposure, s.shoulder, s.seam, s.tint ?? 0, s.panes ?? 0, s.own ?? 0, s.steps ?? 0],
    ...[...skinOf(s).wrap, skinOf(s).rough, skinOf(s).gloss, skinOf(s).own, s.sheen ?? 0],
  )

/** Normals of a height whose unit is so many pixels; `given` normals lean them by their trust. */
export function formOf(m: Machine, height: Plane, unit: number, given?: Plane, lean = 0): Plane {
  const out = m.plane(height.width, height.height, 4)
  const at = [height.at, given?.at ?? 0, out.at]
  m.rows('formRows', height.height, ...at, height.width, height.height, unit, lean)
  return out
}

/** Widths at which a place may be closed in, in u. */
export const widths = [3, 9, 26, 70] as const
/** How much smaller the height is worked at for each. */
const shrunk = [1, 2, 4, 8] as const

/** How open each place is to the light all around, 0..1. `unit`: pixels of one of height; `u`: pixels of one u. */
export function openness(m: Machine, height: Plane, unit: number, u: number, strength: number): Plane {
  const { width, height: rows } = height
  const around = surroundings(m, height, u)
  const out = m.plane(width, rows)
  const at = [height.at, ...around.map((p) => p.at), out.at]
  m.rows('occlusionRows', rows, ...at, width, unit, ...widths.map((w) => w * u), strength)
  return out
}

const weights = [0.55, 0.55, 0.6, 0.35] as const
/** Mean heights around each place, at all widths. */
function surroundings(m: Machine, height: Plane, u: number): Plane[] {
  const { width, height: rows } = height
  return widths.map((w, i) => {
    const k = Math.max(1, Math.min(shrunk[i], Math.floor(w * u)))
    const small = k > 1 ? shrink(m, height, k) : height
    const soft = gaussian(m, small, Math.max(0.4, (w * u) / k))
    return k > 1 ? enlarge(m, soft, { width, height: rows, from: 0, to: rows }, k) : soft
  })
}
/** The plain twin of what follows the blurs. */
export function occlusionPlain(m: Machine, height: Plane, unit: number, u: number, strength: number) {
  const around = surroundings(m, height, u)
  return height.data.map((z, i) => {
    const sum = widths.reduce(
      (t, w, k) => t + weights[k] * clamp(((around[k].data[i] - z) * unit) / (w * u), 0, 1.2),
      0,
    )
    return Math.exp(-strength * sum)
  })
}

/** The plain twin of `formOf`. */
export function formPlain({ width: w, height: h, data }: Plane, unit: number, given?: Plane, lean = 0) {
  const out = new Float32Array(4 * w * h)
  const at = (x: number, y: number) => data[clamp(y, 0, h - 1) * w + clamp(x, 0, w - 1)]
  for (let y = 0, k = 0; y < h; y++)
    for (let x = 0; x < w; x++, k += 4) {
      const slope = (dx: number, dy: number) =>
        [-1, 0, 1].reduce((t, s) => {
          const [sx, sy] = [s * dy, s * dx]
          return t + (s === 0 ? 2 : 1) * (at(x + dx + sx, y + dy + sy) - at(x - dx + sx, y - dy + sy))
        }, 0) / 8
      let [gx, gy] = [-unit * slope(1, 0), -unit * slope(0, 1)]
      if (given) {
        const share = (lean * given.data[k + 3]) / Math.max(0.25, given.data[k + 2])
        gx += share * given.data[k]
        gy += share * given.data[k + 1]
      }
      const n = 1 / Math.hypot(gx, gy, 1)
      out.set([gx * n, gy * n, n, 1], k)
    }
  return out
}

/** Where the key reaches: 1 in its light, 0 in full shadow. `far` in pixels, `soft` widens the half-shadow. */
export function castOf(
  m: Machine,
  height: Plane,
  unit: number,
  key: Three,
  far: number,
  soft: number,
): Plane {
  const out = m.plane(height.width, height.height)
  const { way, steps, pace } = walk(unit, key, far)
  m.rows('castRows', out.height, height.at, out.at, out.width, out.height, ...way, steps, soft * pace)
  return out
}
function walk(unit: number, key: Three, far: number) {
  const flat = Math.sqrt(key[0] ** 2 + key[1] ** 2) + 1e-6
  const steps = Math.max(1, Math.min(40, Math.round(far)))
  const pace = far / steps
  const way: Three = [(pace * key[0]) / flat, (pace * key[1]) / flat, (pace * key[2]) / flat / unit]
  return { way, steps, pace }
}
/** The plain twin. */
export function castPlain(
  { width, height, data }: Plane,
  unit: number,
  key: Three,
  far: number,
  soft: number,
) {
  const { way, steps, pace } = walk(unit, key, far)
  const [dx, dy, dz] = way.map(Math.fround)
  // halves round to the even pixel, as in the kernel
  const even = (v: number) => {
    const n = Math.round(v)
    return Math.abs(v - Math.trunc(v)) === 0.5 && n % 2 !== 0 ? n - 1 : n
  }
  return data.map((z, i) => {
    let most = 0
    for (let t = 1; t <= steps; t++) {
      const x = (i % width) + even(Math.fround(t * dx))
      const y = Math.floor(i / width) + even(Math.fround(t * dy))
      if (x < 0 || y < 0 || x >= width || y >= height) break
      most = Math.max(most, (data[y * width + x] - z - t * dz) / (dz * (soft * pace * t + 1)))
    }
    return 1 - Math.min(1, most)
  })
}

/** Albedo in the studio's light. */
export function inStudio(m: Machine, { albedo, form, open, cast, matter }: Scene, studio: Studio): Plane {
  const out = m.plane(albedo.width, albedo.height, 4)
  const table = tableOf(studio)
  const bytes = m.bytes(4 * table.length)
  new Float32Array(bytes.buffer, bytes.byteOffset, table.length).set(table)
  const at = [albedo.at, form.at, open.at, cast.at, matter?.at ?? 0, out.at, bytes.byteOffset]
  m.rows('studioRows', out.height, ...at, out.width)
  m.free(bytes)
  return out
}

/** Soft boxes as a mirror shows them: middle, half sizes, brightness. */
const boxes = [
  [-0.62, -0.62, 0.2, 0.27, 4],
  [0.88, -0.22, 0.08, 0.42, 2.2],
  [0, -0.95, 0.6, 0.12, 1.2],
] as const

/** The plain twin. */
export function studioPlain({ albedo, form, open, cast, matter }: Scene, s: Studio): Float32Array {
  const out = new Float32Array(albedo.data.length)
  const half = [s.key[0], s.key[1], s.key[2] + 1].map((v, _i, l) => v / Math.hypot(...l))
  const flesh = skinOf(s)
  const mix = (a: number, b: number, t: number) => a + t * (b - a)
  const step = (t: number) => 0.3 + 0.34 * smoothstep(0.28, 0.36, t) + 0.36 * smoothstep(0.6, 0.7, t)
  const fibre = (along: number, across: number, by: number) =>
    Math.max(0, 1 - ((along + by * across) / Math.sqrt(1 + by * by)) ** 2) ** 8
  for (let i = 0, k = 0; i < open.data.length; i++, k += 4) {
    const n = form.data.subarray(k, k + 3)
    const dot = (l: ArrayLike<number>) => n[0] * l[0] + n[1] * l[1] + n[2] * l[2]
    const own = toLinear(albedo.data[k], albedo.data[k + 1], albedo.data[k + 2])
    const ao = open.data[i]
    const shade = 1 - s.shadow * (1 - cast.data[i])
    const wrapped = (d: number, w: number) => clamp((d + w) / (1 + w), 0, 1)
    const keyed = (w: number) => {
      const t = wrapped(dot(s.key), w)
      return t * (1 - 0.5 * w + 0.5 * w * t)
    }
    const [skin, hair, hx, hy] = matter ? matter.data.subarray(k, k + 4) : [0, 0, 0, 0]
    const a2 = mix(s.rough ** 4, flesh.rough ** 4, skin)
    const brought = mix(s.own ?? 0, flesh.own, skin)
    const nh = Math.max(0, dot(half))
    const D = Math.min(8, a2 / Math.PI / (nh * nh * (a2 - 1) + 1) ** 2)
    const away = 1 - clamp(n[2], 0, 1)
    const fresnel = s.fresnel + (1 - s.fresnel) * away ** 5
    const spec =
      (D * mix(s.gloss, flesh.gloss, skin) * shade * ao * clamp(dot(s.key), 0, 1) * fresnel) / s.fresnel
    const [rx, ry] = [2 * n[2] * n[0], 2 * n[2] * n[1]]
    const inside = (v: number, c: number, h: number) =>
      smoothstep(h + s.boxSoft, h - s.boxSoft, Math.abs(v - c))
    const bar = (v: number, c: number) => {
      const soft = 0.35 * s.boxSoft + 0.01
      return smoothstep(0.016 + soft, 0.016 - soft, Math.abs(v - c))
    }
    const paned = (x: number, y: number) => 1 - (s.panes ?? 0) * Math.max(bar(rx, x), bar(ry, y))
    const seen = boxes.reduce(
      (t, [x, y, w, h, l], b) => t + l * inside(rx, x, w) * inside(ry, y, h) * (b < 2 ? paned(x, y) : 1),
      0,
    )
    const more =
      (s.boxes > 0 ? seen * fresnel * s.boxes * ao : 0) +
      (s.rim > 0 ? s.rim * away * away * ao * clamp(0.2 - n[1], 0, 1) : 0)
    const hz = -(hx * n[0] + hy * n[1]) / Math.max(0.25, n[2])
    const along =
      (hx * half[0] + hy * half[1] + hz * half[2]) / Math.sqrt(Math.max(1e-6, hx * hx + hy * hy + hz * hz))
    const shining = matter ? (s.sheen ?? 0) * hair * shade * ao * wrapped(dot(s.key), 0.4) : 0
    const [first, second] = [fibre(along, nh, -0.1), fibre(along, nh, 0.2)]
    const light = [0, 1, 2].map((c) => {
      const v = Math.max(0, own[c])
      const dark = Math.max(ao, 1e-3) ** Math.max(0.35, 1.25 - s.seam * v)
      const key = mix(
        mix(keyed(s.wrap[c]), keyed(flesh.wrap[c]), skin) * shade,
        step(wrapped(dot(s.key), s.wrap[2]) * shade),
        s.steps ?? 0,
      )
      const lit =
        key * s.keyColour[c] +
        wrapped(dot(s.fill), 0.5) * s.fillColour[c] +
        wrapped(dot(s.bounce), 0.6) * s.bounceColour[c] +
        s.ambient
      const dim = (s.tint ?? 0) * Math.max(0, 1 - 2.5 * more)
      const mirrored = more * (1 - dim * (1 - Math.min(1, 1.15 * v)))
      const tress =
        shining * (first ** 4 * s.keyColour[c] * (1.3 * v + 0.022) + 1.6 * v * (first ** 2 + 0.5 * second))
      const x =
        s.exposure * (v * mix(dark * lit, 1 / s.exposure, brought) + tress + spec * s.keyColour[c] + mirrored)
      return x > s.shoulder
        ? s.shoulder + (1 - s.shoulder) * (1 - Math.exp((s.shoulder - x) / (1 - s.shoulder)))
        : x
    })
    out.set(fromLinear(light[0], light[1], light[2]), k)
  }
  return out
}
