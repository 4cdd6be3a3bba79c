import { isMeshed, portraitOf, type Seen } from '../guidance/seen.ts'

/** How a picture is laid out around its people; in u. */
export interface Stage {
  readonly width: number
  readonly height: number
  /** How far it is about its people, 0..1. */
  readonly portrait: number
  /** Where the moon stands behind them: about the largest heads. */
  readonly moon: { readonly x: number; readonly y: number; readonly r: number }
  /** The lowest chin: ornaments in front of people lie below it. */
  readonly chin: number
}

/** The disc behind one head is wider than it by this factor; behind several it holds them together. */
const haloOfHead = 1.6

export function stageOf(frame: { width: number; height: number; u: number }, seen: Seen): Stage {
  const [width, height] = [frame.width / frame.u, frame.height / frame.u]
  const short = Math.min(width, height)
  const faces = seen.faces.filter(isMeshed)
  const tallest = Math.max(0, ...faces.map((f) => f.box.height))
  // passers-by do not move the moon
  const main = faces.filter((f) => f.box.height > 0.5 * tallest)
  const chin = Math.max(0, ...main.map(({ box }) => box.y + box.height))
  if (main.length === 0)
    return { width, height, portrait: 0, chin, moon: { x: width / 2, y: 0.4 * height, r: 0.36 * short } }
  const mean = (of: (f: (typeof main)[0]) => number) => main.reduce((t, f) => t + of(f), 0) / main.length
  const [x, y] = [mean((f) => f.box.x + f.box.width / 2), mean((f) => f.box.y + 0.35 * f.box.height)]
  const spread = Math.max(...main.map((f) => Math.abs(f.box.x + f.box.width / 2 - x)))
  const r = Math.min(
    0.52 * short,
    Math.max(0.3 * short, haloOfHead * mean((f) => f.box.width), 0.85 * spread),
  )
  return { width, height, portrait: portraitOf(seen), chin, moon: { x, y, r } }
}
