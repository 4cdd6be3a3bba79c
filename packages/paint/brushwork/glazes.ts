import { smoothstep } from '../smoothstep.ts'

/** Cobalt under a clear glaze from the body's white to its darkest, in OKLab. */
const ramp = [
  [0.955, -0.004, -0.008],
  [0.79, -0.008, -0.062],
  [0.56, -0.01, -0.13],
  [0.4, 0.0, -0.165],
  [0.255, 0.006, -0.115],
] as const
const steps = 64
const table = new Float32Array(3 * (steps + 1))
for (let i = 0; i <= steps; i++) {
  const t = (4 * i) / steps
  const k = Math.min(3, Math.floor(t))
  for (let l = 0; l < 3; l++) table[3 * i + l] = ramp[k][l] + (t - k) * (ramp[k + 1][l] - ramp[k][l])
}

/** One lane of cobalt of a strength 0..1: 0 is the bare body, 1 the thickest paint. */
export function cobalt(strength: number, lane: 0 | 1 | 2): number {
  const t = Math.min(0.9999, Math.max(0, strength)) * steps
  const i = Math.floor(t)
  const at = 3 * i + lane
  return table[at] + (t - i) * (table[at + 3] - table[at])
}

type Lab3 = [number, number, number]

/**
 * Skin of porcelain: fair skin becomes the white body, darker skin ivory, tea dust and brown glaze, so that everybody
 * keeps their place beside the others, and a part of their own hue.
 */
export function porcelainSkin(L: number, a: number, b: number): Lab3 {
  const under = Math.max(-0.04, 0.84 - L)
  // the body's white is lifted; from there down everybody is as far below the next as they are in life
  const light = 0.925 - 1.6 * Math.min(0.16, under) - 0.95 * Math.max(0, under - 0.16)
  const own = Math.min(1, Math.max(0, under / 0.16))
  return [
    Math.max(0.22, light),
    0.01 + own * (0.86 * Math.min(0.05, Math.max(0.022, a)) - 0.01),
    0.024 + own * (0.9 * Math.min(0.07, Math.max(0.045, b)) - 0.024),
  ]
}

/** What a garment is glazed in. */
export interface Ware {
  /** How far it is the white body, cobalt, or a glaze of its own hue; together 1. */
  readonly white: number
  readonly blue: number
  readonly own: number
}
/** Pale cloth is left white, dark or dull cloth is cobalt, and a strong colour keeps its hue. */
export function wareOf(L: number, a: number, b: number): Ware {
  const chroma = Math.sqrt(a * a + b * b)
  // blue of any kind is cobalt
  const blueish = smoothstep(-0.02, -0.06, b) * smoothstep(0.06, 0.02, a)
  const own = smoothstep(0.05, 0.085, chroma) * (1 - blueish)
  const white = (1 - own) * smoothstep(0.56, 0.68, L)
  return { white, blue: 1 - own - white, own }
}
