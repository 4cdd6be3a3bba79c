import { clamp } from '../clamp.ts'
import type { Lab } from '../colour.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Machine } from './machine.ts'

const swing = (p: Plane, i: number): number => 2 * p.data[i] - 1

/** Ink that a brush left (lane 0 ink, 1 ink times dryness), broken by the grain of the paper where it was dry. */
export function broken(m: Machine, canvas: Plane, paper: Plane, grain: number): Plane {
  const out = m.plane(canvas.width, canvas.height)
  m.rows('brokenRows', canvas.height, canvas.at, paper.at, out.at, canvas.width, grain)
  return out
}
/** The plain twin. */
export const brokenPlain = (canvas: Plane, paper: Plane, grain: number): Float32Array =>
  paper.data.map((h, i) => {
    const ink = canvas.data[4 * i]
    if (ink <= 0) return 0
    const bare = (grain * canvas.data[4 * i + 1]) / ink
    if (bare < 0.02) return ink
    return ink * (1 - bare + bare * smoothstep(0.1, 0.55, h + 0.35 * (1 - bare)))
  })

/** One range of mountains, in pixels: where its ridge runs in each column, how far it dissolves, what it takes of ink. */
export interface InkRange {
  readonly ridge: Plane
  readonly mist: number
  readonly tone: number
  readonly near: number
  /** First row that it can touch (even) and how many. */
  readonly first: number
  readonly rows: number
  /** Noise at half the size, whose row 0 stands for row `first`. */
  readonly wet: Plane
  readonly rock: Plane
}
/** Lays a range over those behind it, where there is room; changes `ink`. */
export function layRange(m: Machine, ink: Plane, room: Plane, r: InkRange, u: number): void {
  const maps = [ink.at, room.at, r.ridge.at, r.wet.at, r.rock.at] as const
  m.rows('rangeRows', r.rows, ...maps, ink.width, r.first, r.tone, r.near, r.mist, u)
}
/** Keeps ink within the room it has, and below `most`; changes `ink`. */
export function keepRoom(m: Machine, ink: Plane, room: Plane, most: number): void {
  m.rows('roomRows', ink.height, ink.at, room.at, most, ink.width)
}
/** The plain twin of both, for one range; `ink` stays. */
export function rangePlain(ink: Plane, room: Plane, r: InkRange, u: number, most: number): Float32Array {
  const soft = 1.1 * u
  const fall = (x: number): number => Math.exp(-Math.min(8, x))
  return ink.data.map((old, i) => {
    const [x, y] = [i % ink.width, Math.floor(i / ink.width)]
    const d = y - r.ridge.data[x]
    const free = Math.min(1, room.data[i])
    if (y < r.first || y >= r.first + r.rows || d < -soft || d >= 4 * r.mist || room.data[i] < 0.01)
      return Math.min(most, old * free)
    const j = ((y - r.first) >> 1) * r.wet.width + (x >> 1)
    const [w, k] = [swing(r.wet, j), swing(r.rock, j)]
    const t = Math.max(0, d)
    const over = clamp((d + soft) / (2 * soft), 0, 1)
    const body = fall((t / (r.mist * (1 + 0.9 * w))) * (0.6 + (0.4 * t) / r.mist))
    const folds = clamp((k - 0.05) * 3.2, 0, 1) * fall(t / (0.5 * r.mist))
    const rim = fall(t / (5 * u)) * clamp(0.5 + 1.6 * w, 0, 1)
    const laid = r.tone * (body * (0.62 + 0.35 * k + 0.25 * w) + 0.4 * folds * r.near + 0.3 * rim)
    const now = old * (1 - 0.85 * over * Math.min(1, 1.4 * body)) + over * Math.max(0, laid)
    return Math.min(most, now * free)
  })
}

export interface InkSheet {
  readonly paper: Plane
  /** A little colour, as what it adds. */
  readonly glaze?: Plane | undefined
  /** Clouds in the paper. */
  readonly mottle?: Plane | undefined
  readonly white: Lab
  readonly soot: { readonly a: number; readonly b: number }
  /** How dark an amount of 1 is. */
  readonly strength: number
  /** How much the paper shows. */
  readonly grain: number
}
/** Paper through ink, as a picture. */
export function layInk(m: Machine, ink: Plane, sheet: InkSheet): Plane {
  const { paper, glaze, mottle, white, soot, strength, grain } = sheet
  const out = m.plane(ink.width, ink.height, 4)
  const maps = [ink.at, paper.at, glaze?.at ?? 0, mottle?.at ?? 0, out.at] as const
  const colours = [white.L, white.a, white.b, soot.a, soot.b] as const
  m.rows('layInkRows', ink.height, ...maps, ink.width, strength, grain, ...colours)
  return out
}
/** The plain twin. */
export function layInkPlain(ink: Plane, sheet: InkSheet): Float32Array {
  const { paper, glaze, mottle, white, soot, strength, grain } = sheet
  const out = new Float32Array(4 * ink.data.length)
  for (let i = 0, k = 0; i < ink.data.length; i++, k += 4) {
    const rough = paper.data[i] - 0.5
    const amount = Math.min(8, Math.max(0, ink.data[i]) * (1 - 0.22 * grain * rough))
    const f = Math.exp((-strength * amount) / 3)
    const shade = 0.012 * rough + (mottle ? 0.018 * swing(mottle, i) : 0) - 0.02 * Math.max(0, rough - 0.2)
    const L = white.L * (1 + grain * shade) * f
    const seen = smoothstep(0.15, 0.5, L)
    out[k] = L + (glaze ? glaze.data[k] * seen : 0)
    out[k + 1] = white.a * f + soot.a * (1 - f) + (glaze ? glaze.data[k + 1] * seen : 0)
    out[k + 2] = white.b * f + soot.b * (1 - f) + (glaze ? glaze.data[k + 2] * seen : 0)
  }
  return out
}

export interface Water {
  readonly masses: Plane
  readonly drift: Plane
  readonly clouds: Plane
  readonly water: number
  /** How much more runs in towards the foot. */
  readonly foot: number
}
/** Water in large dark masses. */
export function dilute(m: Machine, ink: Plane, { masses, drift, clouds, water, foot }: Water): Plane {
  const { width, height } = ink
  const out = m.plane(width, height)
  const maps = [ink.at, masses.at, drift.at, clouds.at, out.at] as const
  m.rows('diluteRows', height, ...maps, width, height, water, foot)
  return out
}
/** The plain twin. */
export const dilutePlain = (ink: Plane, { masses, drift, clouds, water, foot }: Water): Float32Array =>
  ink.data.map((v, i) => {
    const down = foot * smoothstep(0.45, 1, Math.floor(i / ink.width) / ink.height)
    const runs = 0.2 + down + 0.95 * swing(drift, i) + 0.2 * swing(clouds, i)
    return Math.max(0, v * (1 - Math.min(1, 1.5 * water * masses.data[i] * clamp(runs, 0, 0.72))))
  })

export interface SkinWash {
  /** Lightness of the photo, less and less smoothed from `wide` to `fine`. */
  readonly L: Plane
  readonly fine: Plane
  readonly wide: Plane
  readonly skin: Plane
  readonly hair?: Plane | undefined
  readonly depth: number
  readonly form: number
  readonly amount: number
}
/** Skin in smooth washes instead of the ink that lies there. */
export function skinWash(m: Machine, ink: Plane, w: SkinWash): Plane {
  const out = m.plane(ink.width, ink.height)
  const maps = [ink.at, w.L.at, w.fine.at, w.wide.at, w.skin.at, w.hair?.at ?? 0, out.at] as const
  m.rows('skinInkRows', ink.height, ...maps, ink.width, w.depth, w.form, w.amount)
  return out
}
/** The plain twin. */
export const skinWashPlain = (ink: Plane, w: SkinWash): Float32Array =>
  ink.data.map((v, i) => {
    const s = w.amount * Math.min(1, 1.25 * w.skin.data[i]) * (w.hair ? 1 - w.hair.data[i] : 1)
    const dark = 1 - (w.L.data[i] - 0.1) / 0.84
    const fold = Math.max(-0.04, w.wide.data[i] - w.fine.data[i])
    const wash = w.form * fold + 0.92 * Math.max(0, dark - 0.08) + 0.2 * smoothstep(0.42, 0.85, dark)
    return v + s * (Math.max(0, w.depth * wash) - v)
  })

export interface Density {
  readonly skin?: Plane | undefined
  readonly hair?: Plane | undefined
  readonly skinned: number
  readonly haired: number
}
/** Darkness by lightness: ink is spent on the darks, the lights are paper. */
const curve = Float32Array.from({ length: 1025 }, (_, i) => Math.min(0.97, 1.05 * (1 - i / 1024) ** 1.25))
/** How much ink a picture asks for. */
export function inkOf(m: Machine, picture: Plane, { skin, hair, skinned, haired }: Density): Plane {
  const out = m.plane(picture.width, picture.height)
  const table = m.plane(curve.length, 1)
  table.data.set(curve)
  const maps = [picture.at, skin?.at ?? 0, hair?.at ?? 0, table.at, out.at] as const
  m.rows('inkDensityRows', picture.height, ...maps, picture.width, skinned, haired)
  m.free(table)
  return out
}
/** The plain twin. */
export function inkOfPlain(picture: Plane, { skin, hair, skinned, haired }: Density): Float32Array {
  return new Float32Array(picture.data.length / 4).map((_, i) => {
    const [L, a] = [picture.data[4 * i], picture.data[4 * i + 1]]
    let d = curve[Math.round(1024 * clamp(L, 0, 1))] * (1 - 0.4 * smoothstep(0.05, 0.12, a))
    if (skin) d *= 1 - skinned * skin.data[i]
    if (hair) d += haired * hair.data[i] * (0.12 + 0.95 * d * d - d)
    return clamp(d, 0, 0.97)
  })
}
