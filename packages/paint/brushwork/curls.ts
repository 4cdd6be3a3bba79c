import { headOf, inHead } from '../guidance/head.ts'
import { isMeshed, type Seen } from '../guidance/seen.ts'
import type { Plane } from '../plane.ts'
import { dice } from './dice.ts'

/** A small rounded clump of curls, in pixels of the planes. */
export interface Curl {
  readonly x: number
  readonly y: number
  readonly radius: number
}
/** Radius of a clump and the way from one to the next, in widths of the face and in radii. */
const [radius, apart] = [0.058, 1.18] as const
/** Hair is curled from here on. */
const curled = 0.4

/** The clumps that curled hair is drawn in, the same for whoever asks: its shape, its tones and its lines. */
export function curlsOf(hair: Plane, texture: Plane, seen: Seen, u: number, seed: number): Curl[] {
  const out: Curl[] = []
  const { width, height } = hair
  const heads = seen.faces.filter(isMeshed).map(headOf)
  for (const head of heads) {
    const cast = dice(seed + 411 + out.length)
    const size = Math.max(1.5, radius * head.width * u)
    const reach = 1.7 * head.size * u
    const step = apart * size
    const [cx, cy] = [head.centre.x * u, head.centre.y * u]
    for (
      let gy = Math.max(0, cy - reach), row = 0;
      gy < Math.min(height, cy + reach);
      gy += 0.87 * step, row++
    )
      for (
        let gx = Math.max(0, cx - reach) + (row % 2) * 0.5 * step;
        gx < Math.min(width, cx + reach);
        gx += step
      ) {
        const x = Math.min(width - 1, Math.max(0, gx + 0.34 * step * cast.bell()))
        const y = Math.min(height - 1, Math.max(0, gy + 0.34 * step * cast.bell()))
        const r = size * (0.8 + 0.45 * cast.even())
        const i = Math.floor(y) * width + Math.floor(x)
        if (hair.data[i] < 0.55 || texture.data[i] < curled) continue
        // between two heads each draws its own
        const own = inHead(head, x / u, y / u).skull
        if (heads.some((h) => h !== head && inHead(h, x / u, y / u).skull < own)) continue
        out.push({ x, y, radius: r })
      }
  }
  return out
}
