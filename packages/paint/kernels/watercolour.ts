import { clamp } from '../clamp.ts'
import { fromLinear, toLinear } from '../colour.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Machine } from './machine.ts'

export interface Sheet {
  /** 4 lanes: how far inside the painted area (0.5 is its border), dryness of the brush, granulation, unused. */
  readonly surface: Plane
  /** Height of the paper, 0..1. */
  readonly paper: Plane
  /** Density of graphite, 0..1. */
  readonly pencil?: Plane | undefined
  /** Pixels per u. */
  readonly u: number
  /** How rough the paper is, 0 smooth to 2. */
  readonly grain: number
  /** How dark the graphite is, 0..2. */
  readonly graphite: number
}

/**
 * Lays washes (OKLab, and in the spare lane their thickness) on paper: paper * exp(-sum of absorbances).
 * Density as in Bousseau et al. 2006, doi:10.1145/1124728.1124751, in its absorbance form.
 */
export function watercolour(m: Machine, washes: Plane, sheet: Sheet): Plane {
  const { width, height } = washes
  const out = m.plane(width, height, 4)
  const { surface, paper, pencil, u, grain, graphite } = sheet
  m.rows(
    'watercolourRows',
    height,
    washes.at,
    surface.at,
    paper.at,
    pencil?.at ?? 0,
    out.at,
    width,
    height,
    u,
    grain,
    graphite,
  )
  return out
}

/** The plain twin. */
export function watercolourPlain(washes: Plane, sheet: Sheet): Float32Array {
  const { width: w, height: h, data } = washes
  const { surface, paper, pencil, u, grain, graphite } = sheet
  const height = (x: number, y: number) => paper.data[clamp(y, 0, h - 1) * w + clamp(x, 0, w - 1)]
  const out = new Float32Array(data.length)
  for (let i = 0; i < w * h; i++) {
    const [x, y] = [i % w, Math.floor(i / w)]
    const [L, a, b, thick] = data.subarray(4 * i, 4 * i + 4)
    const [inside, dry, grains] = surface.data.subarray(4 * i, 4 * i + 3)
    const rough = (paper.data[i] - 0.5) * grain
    const edge = 0.012 + 0.05 * dry
    const at = inside - 0.5 + 0.34 * dry * rough + 0.012 * rough
    const cover = smoothstep(-edge, edge, at)
    const rim = cover * smoothstep(0.09, 0.02, at) * (1 - 0.8 * dry)
    const absorbed = toLinear(L, a, b).map((v) => -Math.log(clamp(v, 0.012, 0.985)))
    const depth = absorbed.reduce((t, v) => t + v, 0) / 3
    const shows = (0.35 + 0.65 * smoothstep(0.1, 0.7, depth)) * (1 - 0.55 * smoothstep(1, 2.2, depth))
    const granulation = clamp(1 - 0.75 * rough * grains * shows, 0.3, 2)
    const fade = 0.5 + 0.5 * smoothstep(0.48, 0.9, inside)
    const d = (thick * fade + 0.4 * rim) * granulation * cover
    const line = pencil ? pencil.data[i] * graphite * (0.3 + 0.7 * cover) : 0
    const slope = 0.65 * (height(x + 1, y) - height(x - 1, y)) + 0.76 * (height(x, y + 1) - height(x, y - 1))
    const shade = clamp(1 + 0.125 * 0.5 * u * grain * slope, 0.9, 1.06)
    const white = [0.974, 0.956, 0.913]
    const lead = [1.2, 1.27, 1.34]
    const [r, g, blue] = absorbed.map((v, l) => Math.exp(-line * lead[l] - v * d) * white[l] * shade)
    out.set(fromLinear(r, g, blue), 4 * i)
  }
  return out
}
