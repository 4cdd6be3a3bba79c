import type { Face } from '../seen.ts'
import type { BrowReading } from './brow.ts'
import { EyeFrame, type Side } from './eye-frame.ts'
import type { Lab3, Looker } from './looker.ts'

/** A piece of the rim of a lens: its middle line in u, half its width, and its colour. */
export interface Rim {
  readonly path: readonly (readonly [number, number])[]
  readonly half: number
  readonly colour: Lab3
}

/** Rays from an eye, from above it by its outer corner all around, and how far along each a rim is looked for. */
const rays = 80
const [from, to] = [-0.5 * Math.PI, 1.5 * Math.PI]
const [near, far, steps] = [0.42, 1.35, 48]
/** How much darker than the skin on both its sides a rim is, and how far beside it that is seen, in eye widths. */
const [least, aside] = [0.1, 0.16]
/** What a step aside from one ray to the next costs: a rim is smooth. */
const stiff = 0.05
/** Pieces of fewer rays are lashes, moles or shine. */
const shortest = 6

/**
 * Follows the rims of spectacles: thin lines over bare skin, which every smoothing takes for noise.
 */
export function rimsOf(
  look: Looker,
  face: Face,
  skin: Lab3,
  brows: Readonly<Record<Side, BrowReading>>,
): Rim[] {
  const eyes = (['right', 'left'] as const).map((side: Side) => new EyeFrame(face, side))
  const wide = Math.max(...eyes.map((e) => e.width))
  return eyes.filter((e) => e.width > 0.6 * wide).flatMap((eye) => follow(look, eye, skin, brows[eye.side]))
}

/** Whether a place lies in a brow, its loose hairs included. */
const inBrow = ({ x, y, half }: BrowReading, [px, py]: readonly [number, number]): boolean =>
  x.some((bx, i) => {
    const away = 1.2 * half[i] + (x.length > 1 ? 0.4 * Math.abs(x[1] - x[0]) : 0)
    return (px - bx) ** 2 + (py - y[i]) ** 2 < away * away
  })

function follow(look: Looker, eye: EyeFrame, skin: Lab3, brow: BrowReading): Rim[] {
  const reach = (k: number) => near + ((far - near) * k) / (steps - 1)
  const turn = (i: number) => from + ((to - from) * i) / (rays - 1)
  const place = (i: number, r: number) => eye.at(-r * Math.cos(turn(i)), -0.8 * r * Math.sin(turn(i)))
  const depth = Array.from({ length: rays }, (_, i) =>
    Array.from({ length: steps }, (_, k) => {
      const r = reach(k)
      if (inBrow(brow, place(i, r))) return 0
      const [light, inner, outer] = [r, r - aside, r + aside].map((v) => look.light(...place(i, v)))
      // a rim often lies right under a brow, which is no lighter
      const beside = Math.min(inner, inBrow(brow, place(i, r + aside)) ? inner : outer, skin[0])
      const d = (beside - light) / Math.max(0.1, beside)
      return d > least ? Math.min(d, 0.4) : 0
    }),
  )
  // the way of most depth that bends least (Viterbi)
  const best = depth.map((row) => Float64Array.from(row))
  const came = depth.map(() => new Int32Array(steps))
  for (let i = 1; i < rays; i++)
    for (let k = 0; k < steps; k++) {
      let [most, at] = [Number.NEGATIVE_INFINITY, k]
      for (let j = Math.max(0, k - 4); j <= Math.min(steps - 1, k + 4); j++) {
        const worth = best[i - 1][j] - stiff * Math.abs(k - j)
        if (worth > most) [most, at] = [worth, j]
      }
      best[i][k] = best[i][k] + most
      came[i][k] = at
    }
  let k = best[rays - 1].indexOf(Math.max(...best[rays - 1]))
  const way = new Int32Array(rays)
  for (let i = rays - 1; i >= 0; i--) {
    way[i] = k
    k = came[i][k]
  }
  const out: Rim[] = []
  let run: number[] = []
  for (let i = 0; i <= rays; i++) {
    if (i < rays && depth[i][way[i]] > 0) run.push(i)
    else {
      if (run.length >= shortest)
        out.push(rim(look, run, (n, off) => place(n, reach(way[n]) + off), eye.width))
      run = []
    }
  }
  return out
}

function rim(
  look: Looker,
  run: readonly number[],
  at: (ray: number, off: number) => [number, number],
  wide: number,
): Rim {
  const colours: Lab3[] = []
  let broad = 0
  for (const i of run) {
    const middle = look.at(...at(i, 0))
    colours.push(middle)
    const edge = (middle[0] + Math.min(look.light(...at(i, -aside)), look.light(...at(i, aside)))) / 2
    for (let off = -aside; off <= aside; off += aside / 8)
      if (look.light(...at(i, off)) < edge) broad += aside / 8
  }
  const lane = (l: 0 | 1 | 2) => colours.reduce((t, c) => t + c[l], 0) / colours.length
  const path = run.map((i) => at(i, 0))
  return {
    // the rays meet the rim a little to and fro
    path: path.map((p, i) => {
      const [a, b] = [path[Math.max(0, i - 1)], path[Math.min(path.length - 1, i + 1)]]
      return [(a[0] + 2 * p[0] + b[0]) / 4, (a[1] + 2 * p[1] + b[1]) / 4]
    }),
    half: (0.5 * broad * wide) / run.length,
    colour: [lane(0), lane(1), lane(2)],
  }
}
