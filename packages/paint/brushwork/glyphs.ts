import type { Dice } from './dice.ts'
import type { Sketch } from './sketch.ts'

/** How a stroke of a character is written: pressed at both ends, thrown off, pressed late, or a dot. */
type Way = 'bar' | 'sweep' | 'press' | 'dot'
/** Points on a square of 10 x 10, y downwards. */
type Stroke = readonly [Way, ...number[]]

/** From a poem of Zuo Si (about 300): "mountain and water have a pure sound", without silk or bamboo. */
const characters: readonly (readonly Stroke[])[] = [
  // 山
  [
    ['bar', 5, 1.2, 5, 7.6],
    ['bar', 1.6, 4, 1.7, 8, 5, 8, 8.4, 7.8],
    ['bar', 8.5, 3.7, 8.4, 8.5],
  ],
  // 水
  [
    ['bar', 5, 0.6, 5.1, 5, 5, 8.8, 3.9, 7.8],
    ['sweep', 1.3, 3.4, 4, 3.1, 3, 5.4, 0.9, 7.6],
    ['sweep', 8.4, 2, 7.2, 3.5, 5.6, 4.6],
    ['press', 5.4, 4, 7, 6.4, 9.6, 8.5],
  ],
  // 有
  [
    ['bar', 0.9, 2.5, 5, 2.1, 9.1, 1.9],
    ['sweep', 5, 0.3, 3.7, 3.6, 0.8, 6.8],
    ['sweep', 3.7, 4, 3.7, 7, 3, 9.5],
    ['bar', 3.7, 4.1, 7.6, 3.8, 7.9, 4.4, 7.8, 9.2, 6.9, 8.6],
    ['bar', 4, 5.6, 7.5, 5.4],
    ['bar', 4, 7.1, 7.5, 6.9],
  ],
  // 清
  [
    ['dot', 1.1, 1, 2.3, 2.3],
    ['dot', 0.5, 3.7, 1.8, 4.8],
    ['sweep', 1, 9.2, 1.8, 7.8, 2.8, 5.9],
    ['bar', 3.9, 1.7, 9.1, 1.3],
    ['bar', 4.3, 3, 8.6, 2.7],
    ['bar', 3.2, 4.4, 9.8, 4],
    ['bar', 6.4, 0.3, 6.4, 4.2],
    ['sweep', 4.7, 5.3, 4.7, 7.5, 4, 9.6],
    ['bar', 4.7, 5.3, 8.2, 5.1, 8.5, 5.6, 8.4, 9.4, 7.6, 8.8],
    ['bar', 5, 6.6, 8.1, 6.5],
    ['bar', 5, 7.9, 8.1, 7.7],
  ],
  // 音
  [
    ['dot', 4.8, 0.2, 5.5, 1.4],
    ['bar', 2, 2.2, 8.2, 1.8],
    ['dot', 3.2, 2.7, 4, 3.9],
    ['sweep', 6.9, 2.5, 6, 3.9],
    ['bar', 0.7, 4.6, 9.4, 4.1],
    ['bar', 2.9, 5.4, 3, 9.5],
    ['bar', 2.9, 5.5, 7.2, 5.2, 7.5, 5.6, 7.4, 9.7],
    ['bar', 3.2, 7.3, 7.2, 7.1],
    ['bar', 3.1, 9.1, 7.2, 8.9],
  ],
]
export const glyphs = characters.length

/** Share of full pressure at `t` of 0..1 along a stroke. */
const pressed: Record<Way, (t: number) => number> = {
  bar: (t) => 0.72 + 0.5 * (2 * t - 1) ** 4,
  sweep: (t) => Math.max(0.12, 1.15 - 1.05 * t),
  press: (t) => (t < 0.8 ? 0.35 + 1.1 * t : Math.max(0.12, 1.23 - 5.5 * (t - 0.8))),
  dot: (t) => 0.35 + 0.95 * Math.min(t, 0.75),
}

/** Writes one character into the square of side `size` whose middle is at x, y; lengths in u. */
export function write(sketch: Sketch, which: number, x: number, y: number, size: number, cast: Dice): void {
  const unit = size / 10
  const [lean, grow] = [0.03 * cast.bell(), 1 + 0.05 * cast.bell()]
  for (const [way, ...points] of characters[which % glyphs] as readonly Stroke[]) {
    const last = points.length / 2 - 1
    const drift = [0.16 * cast.bell(), 0.16 * cast.bell()] as const
    const heavy = unit * (0.42 + 0.06 * cast.bell())
    for (let i = 0; i <= 8 * last; i++) {
      const [k, t] = [Math.min(last - 1, Math.floor(i / 8)), i / (8 * last)]
      const f = i / 8 - k
      const at = (o: number) => points[2 * k + o] + f * (points[2 * k + 2 + o] - points[2 * k + o]) - 5
      const [px, py] = [at(0) * grow + drift[0], at(1) * grow + drift[1]]
      // horizontals rise a little to the right
      sketch.point(x + unit * px, y + unit * (py - (0.05 + lean) * px), heavy * pressed[way](t))
    }
    sketch.lift({ opacity: 0.85 + 0.15 * cast.even(), dry: 0.3 * cast.even() })
  }
}
