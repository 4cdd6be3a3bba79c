import { between } from '../colour.ts'
import { blooms, drawBlossom } from './blossom.ts'
import { through } from './curve.ts'
import type { Dice } from './dice.ts'
import { paintOf } from './gold.ts'
import type { Paint } from './heap.ts'
import { arc, type Path, ribbon, spiral } from './ornament.ts'
import type { Fill, Outlines } from './outlines.ts'

const [bright, body, deep] = [paintOf('#fff3d6'), paintOf('#ecc88c'), paintOf('#bd8a52')]
/** From one gleam to the next, in u. */
const wave = 150

/** Rose gold at a place: light runs over an ornament in slow diagonal waves. */
export function roseGold(x: number, y: number): Paint {
  const t = Math.sin((6.2832 * (x + 0.8 * y)) / wave)
  return t > 0 ? between(body, bright, t) : between(body, deep, -0.75 * t)
}
/** Gold that gleams from one end of a piece to the other. */
const gleaming = (x0: number, y0: number, x1: number, y1: number, opacity = 1): Fill => ({
  ...{ colour: roseGold(x0, y0), rim: roseGold(x1, y1), run: [x0, y0, x1, y1], opacity },
})

/** Sets what is drawn about 0, 0 to a place, turned and mirrored: `x` and `y` are where its axes point. */
export interface Placing {
  readonly at: readonly [number, number]
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
}
export const placedPath = ({ at, x, y }: Placing, path: Path): number[] => {
  const out: number[] = []
  for (let i = 0; i + 1 < path.length; i += 2)
    out.push(at[0] + path[i] * x[0] + path[i + 1] * y[0], at[1] + path[i] * x[1] + path[i + 1] * y[1])
  return out
}

/** A line of gold through all points, thin at its ends. */
export function wire(to: Outlines, path: Path, half: number, taper = 0.25): void {
  const smooth = through(
    { x: path.filter((_, i) => i % 2 === 0), y: path.filter((_, i) => i % 2 === 1) },
    Math.max(1, Math.ceil(60 / path.length)),
  )
  const line = smooth.x.flatMap((x, i) => [x, smooth.y[i]])
  // short pieces, so that each gleams by itself
  const piece = 24
  for (let i = 0; i + 2 < line.length; i += piece) {
    const part = line.slice(i, i + piece + 2)
    const n = line.length
    const [first, last] = [i / n, Math.min(1, (i + piece) / n)]
    const thin = (t: number) => Math.min(1, (t + 0.06) / taper, (1.06 - t) / taper)
    to.add(tapered(part, half * thin(first), half * thin(last)), {
      ...gleaming(part[0], part[1], part[part.length - 2], part[part.length - 1]),
    })
  }
}

/** An outline that is `a` wide where it begins and `b` where it ends. */
function tapered(path: Path, a: number, b: number): number[] {
  const even = ribbon(path, 1)
  const n = path.length / 2
  const out: number[] = []
  for (let i = 0; i < 2 * n; i++) {
    const k = i < n ? i : 2 * n - 1 - i
    const half = a + ((b - a) * k) / Math.max(1, n - 1)
    out.push(
      path[2 * k] + half * (even[2 * i] - path[2 * k]),
      path[2 * k + 1] + half * (even[2 * i + 1] - path[2 * k + 1]),
    )
  }
  return out
}

/** A leaf of gold from its base along a way in radians: two halves, one in the light, with a vein between. */
export function goldLeaf(to: Outlines, x: number, y: number, way: number, long: number): void {
  const [c, s] = [Math.cos(way), Math.sin(way)]
  const on = (along: number, across: number): [number, number] => [
    x + long * (along * c - across * s),
    y + long * (along * s + across * c),
  ]
  const side = [0.08, 0.19, 0.23, 0.17, 0.05]
  for (const sign of [1, -1]) {
    to.point(...on(0, 0))
    for (const [i, w] of side.entries()) to.point(...on(0.12 + 0.2 * i, sign * w))
    to.point(...on(1.08, 0))
    const lit = sign * (c - s) < 0
    const colour = roseGold(x, y)
    to.close({ colour: between(colour, lit ? bright : deep, lit ? 0.45 : 0.4), rim: colour })
  }
}

/** A pearl: a pale ball with a light on it. */
export function pearl(to: Outlines, x: number, y: number, r: number): void {
  to.add(arc(x, y, r, r), { colour: paintOf('#fffaf4'), rim: paintOf('#d9b9c4') })
  to.add(arc(x - 0.3 * r, y - 0.35 * r, 0.32 * r, 0.32 * r), { colour: [1, 0, 0], soft: 0.2 * r })
}

/** A corner of a frame: scrolls along both edges, leaves and a blossom; `s` long, its axes point along the edges. */
export function drawCorner(to: Outlines, place: Placing, s: number, half: number, cast: Dice): void {
  const { at, x, y } = place
  for (const side of [place, { at, x: y, y: x }]) {
    const on = (path: Path) =>
      placedPath(
        side,
        path.map((v) => v * s),
      )
    const curl = (cx: number, cy: number, r: number, turns: number, from: number) =>
      on(spiral(cx, cy, r, turns, from, 0.2))
    wire(to, on([0.04, 0.04, 0.2, -0.02, 0.42, 0.0, 0.62, 0.06, 0.78, 0.05, 0.9, 0.0]), half)
    wire(to, curl(0.6, 0.16, 0.1, 1.35, 0.75), 0.8 * half, 0.6)
    wire(to, on([0.05, 0.05, 0.2, 0.1, 0.32, 0.2, 0.36, 0.32]), 0.8 * half)
    wire(to, curl(0.29, 0.31, 0.07, -1.3, 0), 0.7 * half, 0.6)
    const leaf = (px: number, py: number, turns: number, long: number) => {
      const [bx, by] = on([px, py])
      const [ex, ey] = on([px + Math.cos(6.2832 * turns), py + Math.sin(6.2832 * turns)])
      goldLeaf(to, bx, by, Math.atan2(ey - by, ex - bx), long * s)
    }
    leaf(0.2, 0, 0.06, 0.15)
    leaf(0.42, 0.0, 0.92, 0.12)
    leaf(0.46, 0.02, 0.13, 0.13)
    leaf(0.76, 0.05, 0.12, 0.1)
    leaf(0.24, 0.13, 0.05, 0.1)
    const [bx, by] = on([0.92, 0])
    pearl(to, bx, by, 1.5 * half)
  }
  const open = { x: at[0] + 0.06 * s * (x[0] + y[0]), y: at[1] + 0.06 * s * (x[1] + y[1]) }
  drawBlossom(
    to,
    { ...open, size: 0.12 * s, way: Math.atan2(x[1] + y[1], x[0] + y[0]), open: 1 },
    blooms.cherry,
    cast,
  )
}
