import type { Plane } from '../plane.ts'
import { smoothstep } from '../smoothstep.ts'
import type { Machine } from './machine.ts'

export interface Garden {
  /** Noise 0..1 about 0.5, in swings of about a tenth and of a thirtieth of the picture; left out, hues stay. */
  readonly slow?: Plane | undefined
  readonly quick?: Plane | undefined
  /** 0..1: what keeps most of its own colour, such as skin. */
  readonly care?: Plane | undefined
  /** 0..1: what is painted in broken colour of its own hue, such as clothes. */
  readonly own?: Plane | undefined
  /** How far hues wander from place to place; left out, 1. */
  readonly wander?: number
  /** Lightness that black is lifted to. */
  readonly floor: number
  /** 0..1. */
  readonly amount: number
}

/** A photo's colours in high pastel light: `gardenPlain` says how. */
export function garden(
  m: Machine,
  src: Plane,
  { slow, quick, care, own, wander = 1, floor, amount }: Garden,
): Plane {
  const out = m.plane(src.width, src.height, 4)
  const maps = [care?.at ?? 0, own?.at ?? 0, slow?.at ?? 0, quick?.at ?? 0] as const
  m.rows('gardenRows', src.height, src.at, ...maps, out.at, src.width, wander, floor, amount)
  return out
}

/** The direction of a summer sky in the (a, b) plane: 248 degrees. */
const blue = { a: -0.37295, b: -0.92786 }

/** The plain twin. */
export function gardenPlain(
  src: Plane,
  { slow, quick, care, own, wander = 1, floor, amount }: Garden,
): Float32Array {
  const out = new Float32Array(src.data.length)
  for (let i = 0, j = 0; j < out.length; i++, j += 4) {
    const [photo, a0, b0] = [Math.max(0, src.data[j]), src.data[j + 1], src.data[j + 2]]
    const keep = 0.7 * (care?.data[i] ?? 0)
    const free = 1 - keep
    const [s, q] = [wander * (2 * (slow?.data[i] ?? 0.5) - 1), wander * (2 * (quick?.data[i] ?? 0.5) - 1)]
    // no black; people are lifted less, so that dark skin stays dark
    let L = floor + (0.97 - floor) * photo ** 0.92
    L += keep * 0.75 * (0.1 + 0.88 * photo - L)
    // greys gain most chroma, and hues wander from place to place
    const chroma = Math.hypot(a0, b0)
    const gain = 1.14 + 0.5 * free * smoothstep(0.3, 0, chroma)
    const dress = own?.data[i] ?? 0
    // a sky is one blue from end to end: turned far it is lilac here and sea green there
    const air = smoothstep(0.6, 0.87, (a0 * blue.a + b0 * blue.b) / (chroma + 1e-6))
    const turn = free * (1 - 0.6 * dress) * (1 - 0.75 * air) * (0.46 * s + 0.4 * q)
    let [a, b] = [gain * (a0 - turn * b0), gain * (b0 + turn * a0)]
    // violet shadows, cream lights, greys broken into lilac and straw
    // what has a hue of its own keeps it in the shade; black cloth is slate, and hardly wanders: it would be plum here
    const hued = smoothstep(0.02, 0.075, chroma) * (0.45 + 0.4 * dress)
    const dark = smoothstep(0.62, 0.3, L) * (1 - 0.75 * keep) * (1 - hued)
    a += dark * (0.022 - 0.034 * dress + (0.028 - 0.016 * dress) * s)
    b -= dark * (0.058 - 0.032 * dress + (0.028 - 0.016 * dress) * q)
    const light = smoothstep(0.72, 0.95, L)
    a += 0.006 * light + 0.006 * keep
    b += 0.02 * light
    const grey = smoothstep(0.05, 0.01, chroma) * free * smoothstep(0.3, 0.5, L)
    const worn = 1 - 0.6 * dress
    a += grey * (0.01 + 0.035 * s) * worn
    b += grey * (-0.012 + 0.064 * q) * worn
    // chroma is held in, that of skies and skin most
    const now = Math.hypot(a, b) + 1e-6
    const sky = free * smoothstep(0.6, 0.87, (a * blue.a + b * blue.b) / now)
    const most = 0.17 - 0.082 * sky - 0.1 * keep
    const knee = 0.65 * most
    const over = Math.max(0, (now - knee) / (most - knee))
    const held = over > 0 ? (knee + ((most - knee) * over) / Math.hypot(1, over)) / now : 1
    a = a * held + 0.006 * sky * s
    b *= held
    // pure colour burns only as deep as it was; a sky stays a shade under its clouds and snow
    L -= 0.45 * smoothstep(0.1, 0.19, chroma) * (L - 0.08 - 0.9 * photo)
    L = 0.62 + 1.12 * (L - 0.02 * sky - 0.62)
    // lights are drawn together: white paint alone is white
    const bright = Math.max(0, L - 0.8 + 0.02 * keep)
    L = Math.min(0.985, L - bright + bright / (1 + (1.4 + 1.2 * keep + 1.3 * dress) * bright))
    out[j] = photo + amount * (L - photo)
    out[j + 1] = a0 + amount * (a - a0)
    out[j + 2] = b0 + amount * (b - b0)
  }
  return out
}
