import { leaf } from '../../brushwork/gold.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import { source } from '../../filter.ts'
import { px } from '../../param.ts'

/** One arm of the fret in a corner, in its own unit; the other arm is its mirror. */
const fret = [1, 7.6, 1, 1, 7.6, 1, 7.6, 3.5, 3.5, 3.5, 3.5, 5.6, 5.4, 5.6] as const

/** A double line of gold with a fret in each corner. */
export const fretFrame = source({
  id: 'fret-frame',
  doc: 'A frame of two gold lines with a fret in each corner.',
  params: {
    margin: px(13, { min: 0, max: 100 }, 'How far it stands from the edge.'),
    unit: px(7.5, { min: 1, max: 40 }, 'Size of a step of the fret.'),
    line: px(1.15, { min: 0.3, max: 8 }, 'Half-width of the outer line.'),
  },
  from: 'nothing',
  gives: 'shapes',
  reach: 'point',
  cost: 1,
  run: ({ frame }, _src, values) => {
    const [W, H] = [frame.width / frame.u, frame.height / frame.u]
    const [margin, unit, line] = [values.margin, values.unit, values.line].map((v) => v / frame.u)
    const to = new Outlines()
    const rectangle = (inset: number, half: number) => {
      const side = (d: number) => [d, d, W - d, d, W - d, H - d, d, H - d, d, d]
      to.add([...side(inset - half), ...side(inset + half)], leaf)
    }
    rectangle(margin, line)
    rectangle(margin + 0.62 * unit, 0.42 * line)
    for (const fx of [0, 1])
      for (const fy of [0, 1])
        for (const swap of [0, 1]) {
          const path = Array.from({ length: fret.length / 2 }, (_, i) => {
            const [p, q] = [margin + unit * fret[2 * i + swap], margin + unit * fret[2 * i + 1 - swap]]
            return [fx ? W - p : p, fy ? H - q : q]
          }).flat()
          to.add(strip(path, 0.85 * line), leaf)
        }
    return to.shapes()
  },
})

/** A line of level and upright pieces with square joints: each piece is drawn out to the far side of the next. */
function strip(path: readonly number[], half: number): number[] {
  const n = path.length / 2
  const at = (i: number): readonly [number, number] => [path[2 * i], path[2 * i + 1]]
  const sign = (v: number): number => (v > 1e-6 ? 1 : v < -1e-6 ? -1 : 0)
  const [left, right]: number[][] = [[], []]
  for (let i = 0; i < n; i++) {
    const [x, y] = at(i)
    const [before, after] = [at(Math.max(0, i - 1)), at(Math.min(n - 1, i + 1))]
    const a = [sign(x - before[0]), sign(y - before[1])]
    const b = [sign(after[0] - x), sign(after[1] - y)]
    // the corner of the left side, and of the right
    const [nx, ny] = [-(a[1] || 0) - (b[1] || 0), (a[0] || 0) + (b[0] || 0)]
    left.push(x + half * sign(nx), y + half * sign(ny))
    right.unshift(x - half * sign(nx), y - half * sign(ny))
  }
  return [...left, ...right]
}
