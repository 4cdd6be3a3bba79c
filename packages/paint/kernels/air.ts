import { unit } from '../clamp.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import { linearPlain, oklabPlain } from './light.ts'
import type { Machine } from './machine.ts'

const at = (p: Plane | undefined): number => p?.at ?? 0
const mixed = (v: number, to: number, t: number): number => v + t * (to - v)

export interface Haze {
  readonly depth: Plane
  readonly lamp: Plane
  readonly spare: Plane | undefined
  readonly amount: number
  readonly from: number
  /** Linear red, green, blue of the air towards the lamp, then away from it. */
  readonly air: readonly number[]
}
/** What is far takes the colour of the air. */
export function hazed(m: Machine, src: Plane, h: Haze): Plane {
  const out = m.plane(src.width, src.height, 4)
  const maps = [h.depth.at, h.lamp.at, at(h.spare)] as const
  m.rows('hazeRows', src.height, src.at, ...maps, out.at, src.width, h.amount, h.from, ...h.air)
  return out
}
export function hazedPlain(src: Plane, { depth, lamp, spare, amount, from, air }: Haze): Float32Array {
  const light = { ...src, data: linearPlain(src) }
  const clear = new Set<number>()
  for (let i = 0; i < depth.data.length; i++) {
    const far = Math.max(0, (depth.data[i] - from) / (1 - Math.min(0.95, from)))
    const away = smoothstep(0.1, 0.8, lamp.data[4 * i + 3])
    const t =
      Math.min(1, amount * far * (2 - far) * (1.25 - 0.5 * away)) * (spare ? 1 - unit(spare.data[i]) : 1)
    if (t <= 0) clear.add(i)
    for (let l = 0; l < 3 && t > 0; l++)
      light.data[4 * i + l] = mixed(light.data[4 * i + l], mixed(air[l], air[l + 3], away), t)
  }
  return oklabPlain(light).map((v, k) => (clear.has(k >> 2) ? src.data[k] : v))
}

export interface Glow {
  /** The picture out of focus. */
  readonly soft: Plane
  readonly spare: Plane | undefined
  readonly amount: number
}
/** A picture and its glow as two slides in one frame. */
export function glowing(m: Machine, src: Plane, { soft, spare, amount }: Glow): Plane {
  const out = m.plane(src.width, src.height, 4)
  m.rows('bloomRows', src.height, src.at, soft.at, at(spare), out.at, src.width, amount)
  return out
}
export function glowingPlain(src: Plane, { soft, spare, amount }: Glow): Float32Array {
  return Float32Array.from(src.data, (v, k) => {
    const j = k - (k % 4)
    const t = amount * (spare ? 1 - 0.6 * unit(spare.data[k >> 2]) : 1)
    const L = unit(src.data[j])
    const room = t * (1 - L) * unit(soft.data[j])
    // the glow brings its colour along as far as it brings light
    return k === j ? v + room : k === j + 3 ? v : mixed(v, soft.data[k], room / (L + room + 1e-3))
  })
}

export interface Lens {
  readonly where: Plane
  /** Side of the blocks. */
  readonly k: number
  readonly lights: number
}
/** Linear light, weighed by `where`, lights more, as means of blocks; the spare lane holds the weight. */
export function gathered(m: Machine, src: Plane, { where, k, lights }: Lens): Plane {
  const out = m.plane(Math.ceil(src.width / k), Math.ceil(src.height / k), 4)
  m.rows('lensRows', out.height, src.at, where.at, out.at, src.width, src.height, k, out.width, lights)
  return out
}
export function gatheredPlain(src: Plane, { where, k, lights }: Lens): Float32Array {
  const light = linearPlain(src)
  const [w, h] = [Math.ceil(src.width / k), Math.ceil(src.height / k)]
  const out = new Float32Array(4 * w * h)
  const counts = new Float32Array(w * h)
  for (let i = 0; i < where.data.length; i++) {
    const by = Math.min(1, Math.max(0.002, where.data[i]))
    const [r, g, b] = light.subarray(4 * i, 4 * i + 3)
    const boost = by * (1 + lights * smoothstep(0.5, 1, Math.max(r, g, b)))
    const o = Math.floor(Math.floor(i / src.width) / k) * w + Math.floor((i % src.width) / k)
    counts[o]++
    for (const [l, v] of [r * boost, g * boost, b * boost, by].entries()) out[4 * o + l] += v
  }
  return out.map((v, j) => v / counts[j >> 2])
}

export interface Sky {
  /** OKLab, and in the spare lane how far the old hue stays. */
  readonly painted: Plane
  readonly where: Plane
  readonly spare: Plane | undefined
  /** Lightness of the photo, and it out of focus. */
  readonly L: Plane
  readonly broad: Plane
  readonly amount: number
  /** How much the photo's own clouds count, and between what bounds. */
  readonly gain: number
  readonly least: number
  readonly most: number
  /** What a and b they add where they are lit, and where their bellies are as far as `belly` lets them be dark. */
  readonly green: number
  readonly gold: number
  readonly belly: number
}
/** Another sky in place of the photo's; the photo's clouds stay. */
export function skyOver(m: Machine, src: Plane, s: Sky): Plane {
  const out = m.plane(src.width, src.height, 4)
  const maps = [s.painted, s.where, s.spare, s.L, s.broad].map(at)
  const how = [s.amount, s.gain, s.least, s.most, s.green, s.gold, s.belly]
  m.rows('skyRows', src.height, src.at, ...maps, out.at, src.width, ...how)
  return out
}
export function skyOverPlain(src: Plane, s: Sky): Float32Array {
  return Float32Array.from(src.data, (v, k) => {
    const [i, l] = [k >> 2, k % 4]
    const t = s.amount * s.where.data[i] * (s.spare ? 1 - s.spare.data[i] : 1)
    if (t < 0.004 || l === 3) return v
    const own = Math.min(s.most, Math.max(s.least, s.gain * (s.L.data[i] - s.broad.data[i])))
    const p = s.painted.data[k]
    if (l === 0) return unit(mixed(v, p + own, t))
    return mixed(
      v,
      mixed(p, v, s.painted.data[4 * i + 3]) + [0, s.green, s.gold][l] * Math.max(s.belly, own),
      t,
    )
  })
}

/** Means of k x k pixels over free ground and over people, each weighed; the spare lane holds the weight. */
export function apart(m: Machine, src: Plane, room: Plane, person: Plane, k: number) {
  const [w, h] = [Math.ceil(src.width / k), Math.ceil(src.height / k)]
  const [ground, people] = [m.plane(w, h, 4), m.plane(w, h, 4)]
  m.rows('apartRows', h, src.at, room.at, person.at, ground.at, people.at, src.width, src.height, k, w)
  return { ground, people }
}
export function apartPlain(src: Plane, room: Plane, person: Plane, k: number) {
  const w = Math.ceil(src.width / k)
  const size = 4 * w * Math.ceil(src.height / k)
  const [ground, people, counts] = [0, 0, 0].map(() => new Float32Array(size))
  for (let j = 0; j < src.data.length; j++) {
    const [i, l] = [j >> 2, j % 4]
    const o = 4 * (Math.floor(Math.floor(i / src.width) / k) * w + Math.floor((i % src.width) / k)) + l
    const [v, r, p] = [l === 3 ? 1 : src.data[j], unit(room.data[i]), unit(person.data[i])]
    counts[o]++
    ground[o] += v * r * r * (1 - p)
    people[o] += v * p ** 3
  }
  const mean = (sums: Float32Array) => sums.map((v, i) => v / counts[i])
  return { ground: mean(ground), people: mean(people) }
}

export interface Backdrop {
  readonly ground: Plane
  /** The picture as it looks from within people. */
  readonly people: Plane
  readonly room: Plane
  readonly depth: number
  readonly share: number
}
/** A ground where there is room; the edges of people take their colour from within. */
export function backdropOver(m: Machine, src: Plane, b: Backdrop): Plane {
  const out = m.plane(src.width, src.height, 4)
  const maps = [b.ground.at, b.people.at, b.room.at] as const
  m.rows('backdropRows', src.height, src.at, ...maps, out.at, src.width, b.depth, b.share)
  return out
}
export function backdropOverPlain(src: Plane, { ground, people, room, depth, share }: Backdrop) {
  return Float32Array.from(src.data, (v, k) => {
    const r = unit(room.data[k >> 2])
    if (r < 0.004 || k % 4 === 3) return v
    const before = r > 0.97 ? v : mixed(v, people.data[k], depth * smoothstep(0.02, 0.3, r))
    return mixed(before, ground.data[k], depth * share * r * (2 - r))
  })
}
