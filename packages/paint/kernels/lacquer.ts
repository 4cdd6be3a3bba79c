import { type Lab, labOf } from '../colour.ts'
import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Machine } from './machine.ts'

/** Five steps from ink to ivory: what has no colour of its own takes them by its lightness. */
const steps = ['#16050a', '#6e0c15', '#bd3024', '#efc084', '#fbf3e2'].map(labOf)
/** The far lies in the light of the evening. */
const haze = labOf('#f0974a')
const jade = labOf('#3f8f78')
/** Leaves in the sun turn with the season, some trees sooner than others. */
const [amber, maple] = ['#dca23e', '#d4452a'].map(labOf)
/** What lies in blue shade, near by. */
const ink = labOf('#1c4a4e')

const differences = (list: readonly number[]): number[] => [
  list[0],
  ...list.slice(1).map((v, i) => v - list[i]),
]
/** The colours as the kernel reads them. */
const palette = [
  ...differences(steps.map((c) => c.a)),
  ...differences(steps.map((c) => c.b)),
  ...[jade, amber, maple, ink].flatMap(({ a, b }) => [a, b]),
  ...[haze.L, haze.a, haze.b],
]

export interface Lacquer {
  readonly far: Plane
  readonly foliage: Plane
  /** Noise 0..1: where leaves turn first. */
  readonly drift: Plane
  readonly keep?: Plane | undefined
  readonly amount: number
  readonly mist: number
}

/** A picture in the colours of a lacquer painting: `lacquerPlain` says how. */
export function lacquer(m: Machine, src: Plane, { far, foliage, drift, keep, amount, mist }: Lacquer): Plane {
  const out = m.plane(src.width, src.height, 4)
  const table = m.plane(palette.length, 1)
  table.data.set(palette)
  const maps = [far.at, foliage.at, drift.at, keep?.at ?? 0] as const
  m.rows('lacquerRows', src.height, src.at, ...maps, out.at, src.width, table.at, amount, mist)
  return out
}

/** The plain twin. */
export function lacquerPlain(src: Plane, { far, foliage, drift, keep, amount, mist }: Lacquer): Float32Array {
  const d = new Float32Array(src.data.length)
  const s = src.data
  for (let i = 0, k = 0; k < d.length; i++, k += 4) {
    const [L0, a0, b0] = [Math.min(1, Math.max(0, s[k])), s[k + 1], s[k + 2]]
    const t = amount * (keep ? 1 - Math.min(1, Math.max(0, keep.data[i])) : 1)
    const chroma = Math.sqrt(a0 * a0 + b0 * b0) + 1e-5
    // contrast first: lacquer has true darks
    let L = L0 + 0.35 * (L0 - 0.5) * (1 - L0) * L0 * 4 - 0.02
    const at = Math.min(3.999, Math.max(0, 4 * L))
    const step = Math.floor(at)
    const [lo, hi, part] = [steps[step], steps[step + 1], at - step]
    const three = { a: lo.a + part * (hi.a - lo.a), b: lo.b + part * (hi.b - lo.b) }
    const warm = Math.min(1, Math.max(0, (a0 + 0.5 * b0) / chroma))
    // green goes by the colour first: blossom counts as foliage and is no jade
    const greenish = smoothstep(0.25, -0.35, a0 / chroma) * smoothstep(-0.35, 0.1, b0 / chroma)
    const green = greenish * Math.min(1, 0.8 * foliage.data[i] + smoothstep(0.02, 0.06, chroma))
    const pink =
      smoothstep(0.35, 0.8, a0 / chroma) *
      smoothstep(0.012, 0.03, chroma) *
      smoothstep(0.5, 0.75, L0) *
      smoothstep(0.75, 0.35, b0 / chroma)
    // own colours: warm ones turn to cinnabar and gold, with more strength; reds grow redder, golds stay golden
    const reddish = smoothstep(0.45, 0.85, a0 / chroma)
    const own = { a: a0 + (0.06 + 0.34 * reddish) * warm * chroma, b: b0 * (1.12 - 0.2 * reddish) }
    const held = 0.74 * warm * smoothstep(0.04, 0.12, chroma)
    let a = three.a + held * (own.a - three.a)
    let b = three.b + held * (own.b - three.b)
    const leaf = 0.85 * green
    const tint = 0.55 + 0.9 * smoothstep(0.15, 0.6, L) * smoothstep(1, 0.6, L)
    a += leaf * (jade.a * tint - a)
    b += leaf * ((jade.b + 0.05 * smoothstep(0.5, 0.9, L)) * tint - b)
    const leafy = Math.max(foliage.data[i], smoothstep(0.4, 0.75, b0 / chroma))
    const sun = L + 0.8 * (drift.data[i] - 0.5) + 0.35 * far.data[i]
    const turned = 0.92 * green * leafy * smoothstep(0.46, 0.74, sun)
    const red =
      smoothstep(0.45, 0.6, drift.data[i] + 0.12 * far.data[i]) *
      smoothstep(0.2, 0.45, far.data[i]) *
      foliage.data[i]
    a += turned * ((amber.a + red * (maple.a - amber.a)) * tint - a)
    b += turned * ((amber.b + red * (maple.b - amber.b)) * tint - b)
    L -= 0.1 * turned * red * L
    const cold = smoothstep(0.1, 0.7, -b0 / chroma) * smoothstep(0.012, 0.045, chroma)
    const shade = 0.7 * cold * (1 - far.data[i]) * smoothstep(0.75, 0.5, L)
    a += shade * (ink.a * (0.3 + L) - a)
    b += shade * (ink.b * (0.3 + L) - b)
    // blossom stays blossom
    a += 0.85 * pink * (Math.min(0.13, 1.7 * a0 + 0.02) - a)
    b += 0.85 * pink * (0.012 + 0.3 * b0 - b)
    L += 0.06 * pink
    // snow and white walls stay ivory in the distance
    const fog =
      mist * far.data[i] * (1 - 0.6 * green) * (1 - 0.7 * pink) * (1 - 0.75 * smoothstep(0.72, 0.92, L0))
    L += fog * 0.3 * (haze.L - L)
    a += 0.8 * fog * (haze.a - a)
    b += 0.8 * fog * (haze.b - b)
    d[k] = s[k] + t * (L - s[k])
    d[k + 1] = a0 + t * (a - a0)
    d[k + 2] = b0 + t * (b - b0)
  }
  return d
}

/** Hues of cloth and what they become, in degrees of OKLab: red stays red, yellow and olive are gold, green is jade. */
const from = [0, 30, 60, 80, 110, 135, 152, 165, 200, 225, 262, 300, 360]
const to = [24, 29, 52, 78, 84, 92, 158, 168, 174, 374, 380, 384, 384]
/** Places around a diamond |a| + |b| = 1, from red over yellow: an angle without an arc tangent. */
const around = 1024
const hues = Float32Array.from({ length: 2 * (around + 1) }, (_, j) => {
  const turn = ((j >> 1) + 0.5) / (around / 4)
  const [side, t] = [Math.min(3, Math.floor(turn)), turn - Math.min(3, Math.floor(turn))]
  const corners = [
    [1 - t, t],
    [-t, 1 - t],
    [t - 1, -t],
    [t, t - 1],
  ] as const
  const [x, y] = corners[side] ?? corners[0]
  const h = ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360
  const i = Math.max(0, from.findIndex((f) => f >= h) - 1)
  const angle = ((to[i] + ((h - from[i]) / (from[i + 1] - from[i])) * (to[i + 1] - to[i])) * Math.PI) / 180
  return j & 1 ? Math.sin(angle) : Math.cos(angle)
})
const [red, gold] = [28, 82].map(
  (d) => [Math.cos((d * Math.PI) / 180), Math.sin((d * Math.PI) / 180)] as const,
)
/** Lightness whose darkest steps, where a camera sees noise, are drawn together. */
const firmDark = (L: number): number => (L > 0.2 ? L : 0.04 + 0.8 * Math.max(0, L))

export interface Silk {
  readonly garment: Plane
  /** The picture without its folds. */
  readonly broad: Plane
  readonly amount: number
  readonly sheen: number
}

/** Clothes in red and gold silk: `silkPlain` says how. */
export function silk(m: Machine, src: Plane, { garment, broad, amount, sheen }: Silk): Plane {
  const out = m.plane(src.width, src.height, 4)
  const table = m.plane(hues.length, 1)
  table.data.set(hues)
  const maps = [garment.at, broad.at] as const
  m.rows('redSilkRows', src.height, src.at, ...maps, out.at, src.width, table.at, amount, sheen)
  return out
}

/** The plain twin. */
export function silkPlain(src: Plane, { garment, broad, amount, sheen }: Silk): Float32Array {
  const d = Float32Array.from(src.data)
  for (let i = 0; i < garment.data.length; i++) {
    const t = amount * smoothstep(0, 0.3, garment.data[i]) // its border is drawn at full size, later
    if (t < 0.01) continue
    const k = 4 * i
    const [L0, a0, b0] = [d[k], d[k + 1], d[k + 2]]
    const mean = firmDark(broad.data[k])
    const raw = Math.min(0.16, Math.max(-0.16, firmDark(L0) - mean))
    // what a camera makes up in the dark is no fold
    const fold = raw * smoothstep(0.003, 0.018, Math.abs(raw)) * smoothstep(0.03, 0.14, broad.data[k])
    const chroma = Math.sqrt(a0 * a0 + b0 * b0)
    // hues of what is nearly black are noise; linen and beige are pale gold, not grey
    const beige =
      smoothstep(0.55, 0.85, b0 / (chroma + 1e-4)) *
      smoothstep(0.012, 0.03, chroma) *
      smoothstep(0.35, 0.5, L0)
    const grey = Math.max(smoothstep(0.085, 0.03, chroma) * (1 - 0.95 * beige), smoothstep(0.26, 0.14, L0))
    const pale = smoothstep(0.5, 0.62, 0.8 * L0 + 0.2 * mean)
    // dark cloth is lifted until lacquer red can be seen in it, and its folds with it
    const dark = smoothstep(0.72, 0.3, mean)
    const lifted = mean + dark * (0.23 - 0.12 * mean)
    const deepen = Math.min(3.2, (lifted + 0.08) / (Math.max(0, mean) + 0.08))
    const gloss = smoothstep(0.02, 0.12, fold * deepen) * sheen
    let L = Math.min(0.96, Math.max(0.17, lifted + (1.5 + dark) * deepen * fold))
    const q = b0 / (Math.abs(a0) + Math.abs(b0) + 1e-9)
    const turn = a0 >= 0 ? (b0 >= 0 ? q : 4 + q) : 2 - q
    const at = 2 * Math.floor(Math.min(around - 1, Math.max(0, (turn * around) / 4)))
    const [hx, hy] = [hues[at], hues[at + 1]]
    // strong blue, such as a tie's, becomes gold: red on red would be lost
    const blue = smoothstep(0.085, 0.13, chroma) * smoothstep(0.5, 0.85, -b0 / (chroma + 1e-4))
    const body = 0.195 * smoothstep(0.02, 0.42, L) * smoothstep(1, 0.58, L)
    const own = Math.min(0.19, 0.035 + 1.2 * chroma)
    const ways = [hx + blue * (gold[0] - hx), hy + blue * (gold[1] - hy)] as const
    const a = (1 - grey) * ways[0] * own + grey * ((1 - pale) * red[0] * body + pale * gold[0] * 0.045)
    let b = (1 - grey) * ways[1] * own + grey * ((1 - pale) * red[1] * body + pale * gold[1] * 0.045)
    // red silk is deep, gold silk bright
    L -= 0.11 * (1 - pale) * smoothstep(0.4, 0.62, L) * smoothstep(0.6, 0.8, ways[0])
    // the light on silk is warm
    L += 0.1 * gloss * (1 - L)
    b += 0.03 * gloss
    d[k] = L0 + t * (L - L0)
    d[k + 1] = a0 + t * (a - a0)
    d[k + 2] = b0 + t * (b - b0)
  }
  return d
}

/** Light of one colour laid over a picture as a second projector would: it fills what is dark and leaves what is bright. */
export function screenLight(m: Machine, src: Plane, where: Plane, { L, a, b }: Lab, amount: number): Plane {
  const out = m.plane(src.width, src.height, 4)
  m.rows('screenLightRows', src.height, src.at, where.at, out.at, src.width, L, a, b, amount)
  return out
}

/** The plain twin. */
export function screenLightPlain(src: Plane, where: Plane, { L, a, b }: Lab, amount: number): Float32Array {
  const d = Float32Array.from(src.data)
  for (let i = 0, k = 0; i < where.data.length; i++, k += 4) {
    const t = amount * Math.min(1, Math.max(0, where.data[i]))
    const added = t * L * Math.min(1, Math.max(0, 1 - d[k]))
    // the light's colour counts as far as the light does
    const share = added / (Math.max(0, d[k]) + added + 1e-3)
    d[k] += added
    d[k + 1] += share * (a - d[k + 1])
    d[k + 2] += share * (b - d[k + 2])
  }
  return d
}
