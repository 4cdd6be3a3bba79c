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

const median = (values: Float32Array): number => values.sort()[values.length >> 1]

/** Fewer samples than this say nothing. */
const fewest = 12

/**
 * @param samples L, a, b after each other, of the inside of a face without its features
 */
export function skinModel(samples: readonly number[]): SkinModel | undefined {
  const n = samples.length / 3
  if (n < fewest) return undefined
  const of = (get: (i: number) => number, which: readonly number[]) =>
    median(Float32Array.from(which, (i) => get(3 * i)))
  const all = Array.from({ length: n }, (_, i) => i)
  const usualL = of((k) => samples[k], all)
  // a fringe, a beard and glasses are darker, a gleam lighter, than what most of a face is
  const middle = all.filter((i) => samples[3 * i] > 0.72 * usualL && samples[3 * i] < 1.22 * usualL)
  const which = middle.length >= fewest ? middle : all
  const a = of((k) => samples[k + 1] / (samples[k] + 0.02), which)
  const b = of((k) => samples[k + 2] / (samples[k] + 0.02), which)
  const chroma = Math.sqrt(a * a + b * b) + 1e-4
  const across = (k: number) =>
    Math.abs((samples[k + 1] * b - samples[k + 2] * a) / (samples[k] + 0.02) / chroma)
  const stray = Math.min(0.4, Math.max(0.16, 2.6 * (of(across, which) / chroma)))
  return { a, b, chroma, stray, L: of((k) => samples[k], which) }
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
