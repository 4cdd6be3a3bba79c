import { anywhere } from '../../anywhere.ts'
import { Pieces } from '../../brushwork/pieces.ts'
import { filter } from '../../filter.ts'
import { isMeshed } from '../../guidance/seen.ts'
import { enlarge } from '../../kernels/exchange.ts'
import { mixed } from '../../kernels/points.ts'
import { choice, plain, ratio } from '../../param.ts'
import { smoothstep } from '../../smoothstep.ts'

type Lab = readonly [number, number, number]
/** Wall above and below, and the discs that stand on it. */
const sets: Record<'cream' | 'rose', { top: Lab; foot: Lab; discs: readonly Lab[] }> = {
  cream: {
    top: [0.83, 0.018, 0.026],
    foot: [0.78, 0.048, 0.03],
    discs: [
      [0.79, 0.062, 0.012],
      [0.82, 0.006, 0.06],
      [0.79, -0.036, 0.012],
      [0.78, 0.014, -0.045],
    ],
  },
  rose: {
    top: [0.78, 0.085, -0.004],
    foot: [0.7, 0.12, -0.008],
    discs: [
      [0.83, 0.04, 0.004],
      [0.72, 0.115, -0.012],
      [0.83, 0.04, 0.004],
    ],
  },
}

/** A photographer's wall in sweet colours behind the people of a portrait: one large disc behind them, small ones about. */
export const studioSet = filter({
  id: 'studio-set',
  doc: 'Sets the people of a portrait before a studio wall of a toy shop.',
  params: {
    set: choice(['cream', 'rose'], 'cream', 'Its colours.'),
    props: ratio(1, 'How far discs stand on the wall.'),
    thick: plain(0.35, { min: 0, max: 1 }, 'How thick they are.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { room: 'plane', seen: 'seen' },
  zone: 'study',
  reach: 'whole',
  cost: 20,
  run: ({ m, frame: { u } }, src, { set, props, thick }, { room, seen }) => {
    if (!anywhere(room)) return m.copy(src)
    const { top, foot, discs } = sets[set]
    const { width, height } = src
    // it lies out of focus: half the size is enough
    const wall = m.plane(Math.ceil(width / 2), Math.ceil(height / 2), 4)
    for (let y = 0, k = 0; y < wall.height; y++) {
      const t = smoothstep(0, 1, y / wall.height)
      for (let x = 0; x < wall.width; x++, k += 4) {
        for (let l = 0; l < 3; l++) wall.data[k + l] = top[l] + t * (foot[l] - top[l])
        wall.data[k + 3] = 0
      }
    }
    const [w, h] = [width / u, height / u]
    if (props > 0) {
      const pieces = new Pieces(m, wall, u / 2)
      const faces = seen.faces.filter(isMeshed).map((f) => f.box)
      const [x0, x1] = [
        Math.min(w, ...faces.map((b) => b.x)),
        Math.max(0, ...faces.map((b) => b.x + b.width)),
      ]
      const mean = (list: number[]) => list.reduce((t, v) => t + v, 0) / Math.max(1, list.length)
      const y = mean(faces.map((b) => b.y + 0.4 * b.height))
      const tall = Math.max(60, ...faces.map((b) => b.height))
      const one = (x: number, y: number, r: number, n: number) =>
        pieces.ball(x, y, Math.max(1, r), {
          colour: discs[n % discs.length],
          rise: (thick * 14) / Math.max(14, r),
          flat: 0.9,
          cover: props,
          lift: thick * n,
        })
      const r = Math.min(0.62 * w, Math.max(1.25 * tall, 0.62 * (x1 - x0)))
      one((x0 + x1) / 2, y + 0.25 * tall, r, 0)
      const s = 0.09 * Math.min(w, h)
      for (const [n, [px, py, k]] of spots.entries()) one(px * w, py * h, k * s, n + 1)
      pieces.press()
    }
    return mixed(m, src, enlarge(m, wall, { width, height, from: 0, to: height }, 2), room)
  },
})
/** Places and sizes of the small discs, as a decorator hangs them: off the middle and off one another. */
const spots = [
  [0.09, 0.13, 0.9],
  [0.9, 0.2, 1.25],
  [0.17, 0.47, 0.45],
  [0.95, 0.58, 0.6],
  [0.05, 0.78, 0.75],
  [0.73, 0.06, 0.4],
] as const
