import { bends, joined, type Rule } from '../../brushwork/ruler.ts'
import { Sketch } from '../../brushwork/sketch.ts'
import { filter } from '../../filter.ts'
import { plain, px, ratio } from '../../param.ts'
import type { Plane } from '../../plane.ts'
import type { Strokes } from '../../strokes.ts'

/** Share of a ruled line over which the pen comes down and lifts. */
const ends = 0.06

const at = (plane: Plane | undefined, x: number, y: number): number => {
  if (!plane) return 0
  const [col, row] = [Math.floor(x), Math.floor(y)]
  if (col < 0 || row < 0 || col >= plane.width || row >= plane.height) return 0
  return plane.data[row * plane.width + col]
}
const meanWidth = ({ width }: Strokes, from: number, to: number): number => {
  let sum = 0
  for (let i = from; i <= to; i++) sum += width[i]
  return sum / (to - from + 1)
}

/**
 * Backgrounds of a comic are drawn along a ruler: what a hand drew almost straight becomes straight, pieces of one
 * edge become one line, and where two lines meet they cross a little. Curves stay, and so does what `spare` marks.
 */
export const ruled = filter({
  id: 'ruled',
  doc: 'Draws again along a ruler what is almost straight.',
  source: 'Douglas, Peucker 1973, doi:10.3138/FM57-6770-U75U-7727',
  params: {
    stray: px(1.8, { min: 0.2, max: 20 }, 'How far a line may stray from the ruler.'),
    shortest: px(20, { min: 2, max: 300 }, 'Shorter pieces are not ruled.'),
    join: px(16, { min: 0, max: 200 }, 'Gap over which pieces of one edge are joined.'),
    over: px(2.5, { min: 0, max: 60 }, 'How far lines run on past their ends.'),
    even: ratio(0.7, 'How evenly wide the lines are.'),
    width: plain(1, { min: 0.1, max: 5 }, 'Factor of all widths.'),
  },
  from: 'strokes',
  gives: 'strokes',
  maybe: { spare: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 8,
  run: ({ frame: { u } }, src, v, { spare }) => {
    const ruling = { stray: v.stray / u, shortest: v.shortest / u, join: v.join / u }
    const sketch = new Sketch()
    const rules: Rule[] = []
    let firm = 0
    for (let i = 0; i < src.width.length; i++) firm = Math.max(firm, src.width[i])
    const widthOf = (w: number) => v.width * (w + v.even * (0.62 * firm - w))
    for (let i = 0; i < src.count; i++) {
      const [from, to] = [src.start[i], src.start[i + 1] - 1]
      if (to <= from) continue
      const middle = (from + to) >> 1
      const spared = at(spare, src.x[middle] * u, src.y[middle] * u) > 0.5
      const cuts = spared ? [from, to] : bends(src.x, src.y, from, to, ruling.stray)
      const touch = { opacity: src.opacity[i], dry: src.dry?.[i] ?? 0 }
      let open = false
      for (let c = 0; c + 1 < cuts.length; c++) {
        const [a, b] = [cuts[c], cuts[c + 1]]
        const [x0, y0, x1, y1] = [src.x[a], src.y[a], src.x[b], src.y[b]]
        const long = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0))
        if (!spared && long >= ruling.shortest) {
          rules.push({ x0, y0, x1, y1, width: widthOf(meanWidth(src, a, b)), opacity: touch.opacity })
          if (open) sketch.lift(touch)
          open = false
          continue
        }
        for (let k = open ? a + 1 : a; k <= b; k++) sketch.point(src.x[k], src.y[k], v.width * src.width[k])
        open = true
      }
      if (open) sketch.lift(touch)
    }
    for (const rule of joined(rules, ruling)) ruledLine(sketch, rule, v.over / u)
    return sketch.strokes()
  },
})

function ruledLine(sketch: Sketch, { x0, y0, x1, y1, width, opacity }: Rule, over: number): void {
  const long = Math.max(1e-3, Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)))
  const [ox, oy] = [(over * (x1 - x0)) / long, (over * (y1 - y0)) / long]
  const [ax, ay, bx, by] = [x0 - ox, y0 - oy, x1 + ox, y1 + oy]
  for (const [t, w] of [
    [0, 0.35],
    [ends, 1],
    [1 - ends, 1],
    [1, 0.35],
  ])
    sketch.point(ax + t * (bx - ax), ay + t * (by - ay), w * width)
  sketch.lift({ opacity })
}
