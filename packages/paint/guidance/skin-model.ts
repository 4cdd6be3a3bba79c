import { smoothstep } from '../smoothstep.ts'

/**
 * The skin of one person. In OKLab a surface under less light of the same colour keeps a/L and b/L: by these two its
 * lights and shadows are one tone, from deep to pale and under any lamp.
 */
export interface SkinModel {
  /** Usual a/L, b/L. */
  readonly a: number
  readonly b: number
  /** Length of both, and how far its hue strays, as a share of that. */
  readonly chroma: number
  readonly stray: number
  /** Usual lightness. */
  readonly L: number
}

/** The middle one of the first `n`; sorts them. */
const median = (values: Float32Array, n: number): number => values.subarray(0, n).sort()[n >> 1]

/** Fewer samples than this say nothing. */
const fewest = 12

/**
 * @param samples L, a, b after each other, of the inside of a face without its features
 */
export function skinModel(samples: ArrayLike<number>): SkinModel | undefined {
  const n = samples.length / 3
  if (n < fewest) return undefined
  const [light, red, yellow] = [new Float32Array(n), new Float32Array(n), new Float32Array(n)]
  for (let i = 0; i < n; i++) light[i] = samples[3 * i]
  const usualL = median(light, n)
  // a fringe, a beard and glasses are darker, a gleam lighter, than what most of a face is
  let from = 0.72 * usualL
  let to = 1.22 * usualL
  let middle = 0
  for (let i = 0; i < n; i++) if (samples[3 * i] > from && samples[3 * i] < to) middle++
  if (middle < fewest) [from, to, middle] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, n]
  shades(samples, from, to, light, red, yellow)
  const [a, b, L] = [median(red, middle), median(yellow, middle), median(light, middle)]
  const chroma = Math.sqrt(a * a + b * b) + 1e-4
  across(samples, from, to, a, b, chroma, red)
  const stray = Math.min(0.4, Math.max(0.16, 2.6 * (median(red, middle) / chroma)))
  return { a, b, chroma, stray, L }
}

/** Lightness, a/L and b/L of the samples between two lightnesses. */
function shades(
  samples: ArrayLike<number>,
  from: number,
  to: number,
  light: Float32Array,
  red: Float32Array,
  yellow: Float32Array,
): void {
  for (let k = 0, n = 0; k < samples.length; k += 3) {
    const L = samples[k]
    if (!(L > from && L < to)) continue
    light[n] = L
    red[n] = samples[k + 1] / (L + 0.02)
    yellow[n++] = samples[k + 2] / (L + 0.02)
  }
}
/** How far the same samples' hues lie from (a, b). */
function across(
  samples: ArrayLike<number>,
  from: number,
  to: number,
  a: number,
  b: number,
  chroma: number,
  out: Float32Array,
): void {
  for (let k = 0, n = 0; k < samples.length; k += 3) {
    const L = samples[k]
    if (L > from && L < to)
      out[n++] = Math.abs((samples[k + 1] * b - samples[k + 2] * a) / (L + 0.02) / chroma)
  }
}

/** How far its hue may stray: pale or greyish skin has no sure one. */
export const slackOf = (skin: SkinModel): number => skin.stray + 0.008 / skin.chroma

/** The plain twin of `raiseSkin` in kernels/maps.ts: how much a colour is like this skin, 0..1: its hue, neither much purer nor much greyer, neither black nor glare. */
export function likeSkin(skin: SkinModel, L: number, a: number, b: number): number {
  const light = L / skin.L
  if (light < 0.3 || light > 1.9) return 0
  const [x, y] = [a / (L + 0.02), b / (L + 0.02)]
  // along the usual tone, as a share of it, and across: towards red
  const square = skin.chroma * skin.chroma
  const along = (x * skin.a + y * skin.b) / square
  const redder = (x * skin.b - y * skin.a) / square
  // gleams are greyer than skin, and so are shadows that the sky lights; as light as the face, grey is cloth
  const grey = smoothstep(
    0.42,
    0.66,
    along + 0.9 * Math.max(0, light - 1.1) + 0.5 * Math.max(0, 0.75 - light),
  )
  // blood shines through shadows; a purer tone in full light is fair hair, wood or brass
  const pure = smoothstep(1.95, 1.4, along - 1.1 * Math.max(0, 0.8 - light))
  // knees and knuckles are redder, hair and lamplit walls yellower
  const slack = slackOf(skin)
  const reach = redder > 0 ? redder / (2.1 * slack * Math.max(1, Math.min(1.6, along))) : -redder / slack
  return (
    grey * pure * smoothstep(1.75, 0.95, reach) * smoothstep(0.3, 0.48, light) * smoothstep(1.9, 1.5, light)
  )
}
