import { cobalt } from '../../brushwork/glazes.ts'
import type { Paint } from '../../brushwork/heap.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import { blossom, type Lay, lotus, type Paints, scroll } from '../../brushwork/porcelain/motifs.ts'
import { filter } from '../../filter.ts'
import { px } from '../../param.ts'

const blue = (t: number): Paint => [cobalt(t, 0), cobalt(t, 1), cobalt(t, 2)]
/** Cobalt on white: the border is painted with the fullest brush. */
const paints: Paints = {
  ...{ petal: blue(0.3), rim: blue(0.7), line: blue(0.86), leaf: blue(0.55), seed: blue(0.08) },
  opacity: 0.96,
}

/** The border of a tile: a white band between lines with a scroll of lotus, and a flower in each corner. */
export const tileBorder = filter({
  id: 'tile-border',
  doc: 'Paints the border of a tile: a band with a scroll of lotus between lines, a flower in each corner.',
  params: {
    deep: px(46, { min: 8, max: 200 }, 'Width of the border.'),
    edge: px(4, { min: 0, max: 40 }, 'How far from the edge it begins.'),
  },
  from: 'plane',
  gives: 'shapes',
  zone: 'study',
  reach: 'whole',
  cost: 2,
  run: ({ frame }, stage, { deep, edge }) => {
    const out = new Outlines()
    if (stage.data[0] > 0.5) return out.shapes()
    const [W, H] = [frame.width / frame.u, frame.height / frame.u]
    const [wide, from] = [Math.min(deep / frame.u, 0.2 * Math.min(W, H)), edge / frame.u]
    frameOf(out, W, H, -1, wide, blue(0.02))
    for (const [at, half] of [
      [from, 1.9],
      [from + 3.6, 0.6],
      [wide - 3.8, 0.6],
      [wide, 1.7],
    ] as const)
      frameOf(out, W, H, at - half, at + half, blue(0.88))
    const room = wide - from - 10
    const middle = 0.5 * (from + wide)
    const lay =
      (x: number, y: number, r: number, turn = 0): Lay =>
      (px, py) => [
        x + r * (px * Math.cos(turn) - py * Math.sin(turn)),
        y + r * (px * Math.sin(turn) + py * Math.cos(turn)),
      ]
    for (const x of [middle, W - middle])
      for (const y of [middle, H - middle]) lotus(out, lay(x, y, 0.52 * room), 1, 8, paints)
    const sides = [
      [middle, middle, W - middle, middle],
      [middle, H - middle, W - middle, H - middle],
      [middle, middle, middle, H - middle],
      [W - middle, middle, W - middle, H - middle],
    ] as const
    for (const [x0, y0, x1, y1] of sides) {
      const long = Math.abs(x1 - x0) + Math.abs(y1 - y0)
      const count = Math.max(1, Math.round(long / (2.1 * room)) - 1)
      const pace = long / (count + 1)
      const turn = x0 === x1 ? Math.PI / 2 : 0
      for (let i = 0; i <= count; i++) {
        const at = (t: number): [number, number] => {
          const s = ((i + t) * pace) / long
          return [x0 + s * (x1 - x0), y0 + s * (y1 - y0)]
        }
        // between two flowers the scroll winds once to each side
        const [ax, ay] = at(0.36)
        const [bx, by] = at(0.64)
        const wind = i % 2 ? 1 : -1
        scroll(out, lay(ax, ay, 0.36 * room, turn), 0, 0.1 * wind, 1, -0.25 * wind, wind as 1 | -1, paints)
        scroll(
          out,
          lay(bx, by, 0.36 * room, turn),
          0,
          -0.1 * wind,
          1,
          0.5 + 0.25 * wind,
          -wind as 1 | -1,
          paints,
        )
        if (i < count) {
          const [fx, fy] = at(1)
          if (i % 2) lotus(out, lay(fx, fy, 0.4 * room), 1, 6, paints)
          else blossom(out, lay(fx, fy, 0.46 * room), paints, turn)
        }
      }
    }
    return out.shapes()
  },
})

/** A frame of the picture from one depth to another, in u. */
function frameOf(out: Outlines, W: number, H: number, from: number, to: number, colour: Paint) {
  const side = (d: number) => [d, d, W - d, d, W - d, H - d, d, H - d, d, d]
  out.add([...side(from), ...side(to)], { colour })
}
