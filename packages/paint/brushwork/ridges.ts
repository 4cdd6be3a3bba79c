import { drift } from '../kernels/drift.ts'
import { dice } from './dice.ts'

/** One range of mountains: where its ridge runs, how far away it is, and how deep it dissolves in mist. Lengths in u. */
export interface Range {
  /** Height of the ridge from the top of the picture, every `step` u from the left edge. */
  readonly y: Float32Array
  /** 0 farthest, 1 nearest. */
  readonly near: number
  /** Over how much the range dissolves below its ridge. */
  readonly mist: number
  readonly seed: number
}
export const step = 1

/** Where ranges lie: shares of the picture's height for the foot of the farthest and of the nearest. */
export interface Lie {
  readonly width: number
  readonly height: number
  readonly far: number
  readonly near: number
  readonly layers: number
  /** Height of a high peak as a share of the picture's height. */
  readonly rise: number
}

/**
 * Mountain ranges as a painter composes them: each a few peaks of uneven height with hollow flanks, joined by saddles,
 * rough where it is steep; the host peak of each range stands elsewhere than that of the one before it.
 */
export function rangesOf({ width, height, far, near, layers, rise }: Lie, seed: number): Range[] {
  return Array.from({ length: layers }, (_, k) => {
    const own = seed + 131 * k
    const cast = dice(own)
    const close = layers > 1 ? k / (layers - 1) : 0.5
    const foot = height * (far + (near - far) * close)
    const tall = height * rise * (1 - 0.25 * close)
    const host = width * ((k % 2 === 0 ? 0.16 : 0.84) + 0.16 * (cast.even() - 0.5))
    const peaks = Array.from({ length: 10 }, (_, i) => {
      const x = i === 0 ? host : width * (1.3 * cast.even() - 0.15)
      const high = tall * (i === 0 ? 1 : 0.16 + 0.5 * cast.even())
      return { x, high, left: high * (0.35 + 0.45 * cast.even()), right: high * (0.35 + 0.45 * cast.even()) }
    })
    const y = new Float32Array(Math.ceil(width / step) + 2)
    for (let i = 0; i < y.length; i++) {
      const x = i * step
      let up = 0
      for (const p of peaks) {
        const d = Math.abs(x - p.x) / Math.max(1, x < p.x ? p.left : p.right)
        // a rounded top, steep shoulders, a foot that runs out
        const h = p.high / (1 + d * d * (0.7 + 0.5 * d))
        up = Math.max(up, h) + 0.25 * Math.min(up, h)
      }
      const rock =
        0.1 * drift(x, 0, 46, own + 1) + 0.05 * drift(x, 7, 17, own + 2) + 0.018 * drift(x, 3, 6, own + 3)
      y[i] = foot - up * (1 + 1.4 * rock) - 0.035 * height * drift(x, 5, 130, own + 4)
    }
    return { y, near: close, mist: height * (0.09 + 0.05 * close), seed: own }
  })
}
/** The ridge at x, in u. */
export function ridgeAt({ y }: Range, x: number): number {
  const at = Math.min(y.length - 2, Math.max(0, x / step))
  const i = Math.floor(at)
  return y[i] + (at - i) * (y[i + 1] - y[i])
}
