import { unit } from '../clamp.ts'
import type { Plane } from '../plane.ts'
import type { Machine } from './machine.ts'

/** Dots closer than this many output pixels would beat with the pixel grid. */
export const closestDots = 5

/** A screen: distance between dots in pixels and the angle of their rows in degrees. */
export interface Screen {
  readonly period: number
  readonly angle: number
}

const steps = 64
/** For 65 area shares the threshold over (cos X + cos Y) / 2 that leaves this share above it. */
export const thresholds: Float32Array = (() => {
  const n = 256
  const level = Float64Array.from({ length: n * n }, (_, i) => {
    const [x, y] = [((i % n) + 0.5) / n, (Math.floor(i / n) + 0.5) / n]
    return (Math.cos(2 * Math.PI * x) + Math.cos(2 * Math.PI * y)) / 2
  }).sort()
  return Float32Array.from({ length: steps + 1 }, (_, k) =>
    k === 0 ? 1 : k === steps ? -1 : level[Math.round((1 - k / steps) * n * n) - 1],
  )
})()

const turns = ({ period, angle }: Screen) => {
  const p = Math.max(closestDots, period)
  const rad = (angle * Math.PI) / 180
  return { cos: Math.cos(rad) / p, sin: Math.sin(rad) / p, slope: Math.PI / p }
}

export interface Press {
  /** Distance between dots in pixels; never below `closestDots`. */
  readonly period: number
  /** Angles of cyan, magenta and yellow in degrees. */
  readonly angles: readonly [number, number, number]
  /** How much of the flat colour becomes dots, by ink, 0..1. */
  readonly strengths: readonly [number, number, number]
  /** The paper's red, green and blue in linear light. */
  readonly paper: readonly [number, number, number]
  /** How far the cyan plate lies off to the right and down, in pixels; rounded. Reads as many rows above. */
  readonly off: readonly [number, number]
  /** Row of the whole picture that row 0 of `src` is. */
  readonly top: number
  /** Factor for the strengths at each pixel. */
  readonly where?: Plane
}
/** Linear light that solid ink leaves. */
const deepest = 0.06

/** Prints an OKLab picture with screens of cyan, magenta and yellow; its mean colour stays. */
export function halftone(m: Machine, src: Plane, press: Press): Plane {
  const out = m.plane(src.width, src.height, 4)
  const table = m.plane(steps + 1, 1)
  table.data.set(thresholds)
  const screens = press.angles.map((angle) => turns({ period: press.period, angle }))
  const numbers = m.plane(16, 1)
  const rows = [screens.map((s) => s.cos), screens.map((s) => s.sin), press.strengths, press.paper]
  numbers.data.set(rows.flatMap((r) => [...r, 0]))
  const { slope } = screens[0]
  m.rows(
    'halftoneRows',
    src.height,
    src.at,
    press.where?.at ?? 0,
    out.at,
    src.width,
    src.height,
    press.top,
    numbers.at,
    table.at,
    slope,
    deepest,
    Math.round(press.off[0]),
    Math.round(press.off[1]),
  )
  m.free(table)
  m.free(numbers)
  return out
}

/** Dots covering the share of the paper that `src` says, as alpha. */
export function dots(m: Machine, src: Plane, screen: Screen, top: number): Plane {
  const out = m.plane(src.width, src.height)
  const table = m.plane(steps + 1, 1)
  table.data.set(thresholds)
  const { cos, sin, slope } = turns(screen)
  m.rows('dotRows', src.height, src.at, out.at, src.width, top, cos, sin, table.at, slope)
  m.free(table)
  return out
}

/** Share of the pixel centred at (x, y) that the dots of one screen cover. */
function covered(c: number, screen: Screen, x: number, y: number): number {
  const { cos, sin, slope } = turns(screen)
  const [u, v] = [2 * Math.PI * (x * cos + y * sin), 2 * Math.PI * (y * cos - x * sin)]
  const at = unit(c) * (steps - 0.001)
  const k = Math.floor(at)
  const t = thresholds[k] + (at - k) * (thresholds[k + 1] - thresholds[k])
  const steep = slope * Math.max(0.35, Math.hypot(Math.sin(u), Math.sin(v)))
  const ink = unit(0.5 + ((Math.cos(u) + Math.cos(v)) / 2 - t) / steep)
  return 1 - unit((1 - c) * 40) * (1 - ink * unit(c * 40))
}

/** The plain twin of `dots`. */
export function dotsPlain(src: Plane, screen: Screen, top: number): Float32Array {
  return src.data.map((c, i) =>
    c <= 0 ? 0 : covered(c, screen, (i % src.width) + 0.5, Math.floor(i / src.width) + top + 0.5),
  )
}

/** The plain twin of `halftone`, in linear red, green and blue: what `linearOf` makes of the picture. */
export function halftonePlain(
  src: Plane,
  press: Press,
  linearOf: (L: number, a: number, b: number) => readonly number[],
): Float32Array {
  const { width, height, data } = src
  const off = press.off.map(Math.round)
  const at = (x: number, y: number): readonly number[] => {
    const k = 4 * (Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x)))
    return linearOf(data[k], data[k + 1], data[k + 2])
  }
  const out = new Float32Array(3 * width * height)
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)]
    const [, green, blue] = at(x, y)
    const rgb = [at(x - off[0], y - off[1])[0], green, blue].map(unit)
    for (const [l, light] of rgb.entries()) {
      const c = unit((1 - light) / (1 - deepest))
      const share =
        press.strengths[l] * (press.where?.data[i] ?? 1) * unit((c - 0.1) * 8) * unit((0.97 - c) * 8)
      const ink = covered(c, { period: press.period, angle: press.angles[l] }, x + 0.5, y + press.top + 0.5)
      const dots = ((1 - ink * (1 - deepest)) * light) / Math.max(1e-4, 1 - c * (1 - deepest))
      out[3 * i + l] = press.paper[l] * (light + share * (dots - light))
    }
  }
  return out
}
