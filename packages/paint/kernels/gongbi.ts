import { clamp } from '../clamp.ts'
import type { Lab } from '../colour.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Machine } from './machine.ts'

/** Two planes of noise as warp and weft of one weave, 0..1 around 0.5. */
export function weave(m: Machine, warp: Plane, weft: Plane): Plane {
  const out = m.plane(warp.width, warp.height)
  m.rows('weaveRows', warp.height, warp.at, weft.at, out.at, warp.width)
  return out
}
/** The plain twin. */
export const weavePlain = (warp: Plane, weft: Plane): Float32Array =>
  warp.data.map((v, i) => clamp(0.5 + 0.9 * (v - 0.5) + 1.1 * (weft.data[i] - 0.5), 0, 1))

export interface Silk {
  readonly mottle: Plane
  /** Where it is backed with white lead. */
  readonly backed?: Plane | undefined
  readonly fresh: Lab
  readonly aged: Lab
  readonly lead: Lab
  /** How dark it is toned, and how much its threads show. */
  readonly tone: number
  readonly weave: number
}
/** A weave as toned cloth. */
export function silkCloth(m: Machine, threads: Plane, s: Silk): Plane {
  const out = m.plane(threads.width, threads.height, 4)
  const table = m.plane(12, 1)
  for (const [i, c] of [s.fresh, s.aged, s.lead].entries()) table.data.set([c.L, c.a, c.b, 0], 4 * i)
  const maps = [threads.at, s.mottle.at, s.backed?.at ?? 0, table.at, out.at] as const
  m.rows('clothRows', out.height, ...maps, out.width, s.tone, s.weave)
  m.free(table)
  return out
}
/** The plain twin. */
export function silkClothPlain(threads: Plane, s: Silk): Float32Array {
  const out = new Float32Array(4 * threads.data.length)
  for (let i = 0, k = 0; k < out.length; i++, k += 4) {
    const t = clamp(s.tone + 0.9 * (s.mottle.data[i] - 0.5), 0, 1)
    const w = s.backed ? smoothstep(0.3, 0.8, s.backed.data[i]) : 0
    const thread = 0.022 * s.weave * (threads.data[i] - 0.5) * (1 - 0.7 * w)
    for (const [l, lane] of (['L', 'a', 'b'] as const).entries()) {
      const cloth = s.fresh[lane] + t * (s.aged[lane] - s.fresh[lane])
      out[k + l] = cloth + w * (s.lead[lane] - cloth) + [1, 0, -0.25][l] * thread
    }
  }
  return out
}

/** A wash that drifts through a room: `cover` how much it reaches, `sink` how much it fades downwards. */
export function drifting(m: Machine, room: Plane, drift: Plane, cover: number, sink: number): Plane {
  const { width, height } = room
  const out = m.plane(width, height)
  m.rows('driftRows', height, room.at, drift.at, out.at, width, height, cover, sink)
  return out
}
/** The plain twin. */
export const driftingPlain = (room: Plane, drift: Plane, cover: number, sink: number): Float32Array =>
  room.data.map((v, i) => {
    const fall = 1 - sink * smoothstep(0.05, 0.75, Math.floor(i / room.width) / room.height)
    const at = 2 * drift.data[i] - 1 + 1.2 * (cover - 0.5)
    return clamp(v, 0, 1) * fall * smoothstep(-0.3, 0.55, at)
  })

/** How black or grey the cloth of people is: neither their skin nor their hair. */
export function darkness(
  m: Machine,
  picture: Plane,
  people: { readonly person: Plane; readonly skin: Plane; readonly hair: Plane },
  share: number,
): Plane {
  const { person, skin, hair } = people
  const out = m.plane(picture.width, picture.height)
  const maps = [picture.at, person.at, skin.at, hair.at, out.at] as const
  m.rows('darkClothRows', out.height, ...maps, out.width, share)
  return out
}
/** The plain twin. */
export function darknessPlain(
  picture: Plane,
  { person, skin, hair }: { readonly person: Plane; readonly skin: Plane; readonly hair: Plane },
  share: number,
): Float32Array {
  return person.data.map((v, i) => {
    const [L, a, b] = picture.data.subarray(4 * i, 4 * i + 3)
    const cloth = Math.min(1, v) * (1 - Math.min(1, skin.data[i])) * (1 - Math.min(1, hair.data[i]))
    const c = Math.sqrt(a * a + b * b)
    return cloth <= 0 ? 0 : share * cloth * smoothstep(0.075, 0.025, c) * smoothstep(0.62, 0.28, L)
  })
}

/** A picture whose spare lane is a thickness, 1 where there is care. */
export function thickened(m: Machine, picture: Plane, thick: Plane, care?: Plane): Plane {
  const out = m.plane(picture.width, picture.height, 4)
  m.rows('thickRows', out.height, picture.at, thick.at, care?.at ?? 0, out.at, out.width)
  return out
}
/** The plain twin. */
export function thickenedPlain(picture: Plane, thick: Plane, care?: Plane): Float32Array {
  const c = (i: number): number => (care ? Math.min(1, care.data[i]) : 0)
  const laid = (i: number): number => Math.max(0, thick.data[i] + c(i) * (1 - thick.data[i]))
  return picture.data.map((v, k) => ((k & 3) === 3 ? laid(k >> 2) : v))
}
/** A picture whose spare lane is thinned where little is kept. */
export function thinned(m: Machine, picture: Plane, keep: Plane, least: number): Plane {
  const out = m.plane(picture.width, picture.height, 4)
  m.rows('thinRows', out.height, picture.at, keep.at, out.at, out.width, least)
  return out
}
/** The plain twin. */
export const thinnedPlain = (picture: Plane, keep: Plane, least: number): Float32Array =>
  picture.data.map((v, k) => ((k & 3) === 3 ? v * (least + (1 - least) * clamp(keep.data[k >> 2], 0, 1)) : v))

/** How strongly lightness changes at each place, per u, over `step` pixels; what is no contour is nothing. */
export function contours(m: Machine, L: Plane, step: number, u: number): Plane {
  const { width, height } = L
  const out = m.plane(width, height)
  m.rows('contourRows', height, L.at, out.at, width, height, step, u / step)
  return out
}
/** The plain twin. */
export function contoursPlain({ data, width, height }: Plane, step: number, u: number): Float32Array {
  return data.map((_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)]
    const gx = data[x + step < width ? i + step : i] - data[x >= step ? i - step : i]
    const gy = data[y + step < height ? i + step * width : i] - data[y >= step ? i - step * width : i]
    const g = (Math.sqrt(gx * gx + gy * gy) * u) / step
    return g < 0.008 ? 0 : Math.min(0.06, g - 0.008)
  })
}

export interface Coats {
  /** Contours drawn out with water. */
  readonly drawn: Plane
  readonly clouds: Plane
  /** To which side they are drawn out, in pixels down and right. */
  readonly by: number
  readonly body: number
  readonly coat: number
  readonly along: number
}
/** Thickness of two coats laid below their lightness, deep along contours. */
export function coats(m: Machine, L: Plane, c: Coats): Plane {
  const { width, height } = L
  const out = m.plane(width, height)
  const maps = [L.at, c.drawn.at, c.clouds.at, out.at] as const
  m.rows('fenranRows', height, ...maps, width, height, c.by, c.body, c.coat, c.along)
  return out
}
/** The plain twin. */
export function coatsPlain({ data, width, height }: Plane, c: Coats): Float32Array {
  return data.map((L, i) => {
    const [x, y] = [i % width, Math.floor(i / width)]
    const j = Math.min(height - 1, y + c.by) * width + Math.min(width - 1, x + c.by)
    const swing = 2 * c.clouds.data[i] - 1
    let laid = 0
    for (const below of [0.86, 0.66]) laid += 0.5 * smoothstep(-0.6, 0.6, (below - L) / 0.12 + 0.8 * swing)
    const deep = Math.min(1, 30 * c.drawn.data[j]) * smoothstep(0.97, 0.8, L)
    return Math.max(0, (c.body + c.coat * laid + c.along * deep) * (1 + 0.22 * swing))
  })
}
