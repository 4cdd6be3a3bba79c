import { dice } from '../../brushwork/dice.ts'
import { drawCorner, pearl, wire } from '../../brushwork/filigree.ts'
import { Outlines } from '../../brushwork/outlines.ts'
import { filter } from '../../filter.ts'
import { px, ratio } from '../../param.ts'

/** A frame of fine gold wire: scrolls and blossoms in the corners, two hairlines between, a pearl in the middle of each. */
export const filigreeFrame = filter({
  id: 'filigree-frame',
  doc: 'Draws a frame of fine gold scrolls with blossoms in its corners.',
  params: {
    margin: px(24, { min: 0, max: 80 }, 'How far from the edge it runs.'),
    corner: ratio(0.3, 'Length of the scrolls as a share of the short side.'),
    line: px(1.1, { min: 0.3, max: 5 }, 'Half the width of the wire.'),
  },
  from: 'seen',
  gives: 'shapes',
  zone: 'study',
  reach: 'whole',
  cost: 1,
  run: ({ frame, seed }, _seen, { margin, corner, line }) => {
    const { u } = frame
    const [width, height] = [frame.width / u, frame.height / u]
    const [m, half] = [margin / u, line / u]
    const s = corner * Math.min(width, height)
    const to = new Outlines()
    const cast = dice(seed * 89 + 5)
    const [right, foot] = [width - m, height - m]
    const edges = [
      { from: [m, m], to: [right, m], in: [0, 1] },
      { from: [m, foot], to: [right, foot], in: [0, -1] },
      { from: [m, m], to: [m, foot], in: [1, 0] },
      { from: [right, m], to: [right, foot], in: [-1, 0] },
    ] as const
    for (const { from: a, to: b, in: inwards } of edges) {
      const long = Math.max(1, b[0] - a[0] + b[1] - a[1])
      const [dx, dy] = [(b[0] - a[0]) / long, (b[1] - a[1]) / long]
      const on = (t: number, off: number) => [
        a[0] + t * dx + off * inwards[0],
        a[1] + t * dy + off * inwards[1],
      ]
      const [x, y] = on(long / 2, 0)
      const gap = 0.04 * s
      for (const [t0, t1] of [[s, long / 2 - gap] as const, [long - s, long / 2 + gap] as const]) {
        if ((t1 - t0) * (long / 2 - t0) <= 0) continue
        wire(to, [...on(t0, 0), ...on((t0 + t1) / 2, 0), ...on(t1, 0)], 0.7 * half, 0.1)
        wire(to, [...on(t0, 4 * half), ...on((t0 + t1) / 2, 4 * half), ...on(t1, 0)], 0.4 * half, 0.1)
      }
      pearl(to, x, y, 2.4 * half)
    }
    for (const [x, y, right, down] of [
      [m, m, 1, 1],
      [width - m, m, -1, 1],
      [m, foot, 1, -1],
      [width - m, foot, -1, -1],
    ])
      drawCorner(to, { at: [x, y], x: [right, 0], y: [0, down] }, s, half, cast)
    return to.shapes()
  },
})
