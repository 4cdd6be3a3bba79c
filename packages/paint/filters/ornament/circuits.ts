import { dice } from '../../brushwork/dice.ts'
import { Sketch } from '../../brushwork/sketch.ts'
import { filter } from '../../filter.ts'
import { plain, px, ratio } from '../../param.ts'

/** Eight ways from a crossing to the next. */
const ways = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const
/** Fewest crossings that a trace is worth drawing from. */
const fewest = 4

/** Traces of a circuit board on a grid: each runs straight, turns by an eighth, meets no other, and ends in a ring. */
export const circuits = filter({
  id: 'circuits',
  doc: 'Lays the traces of a circuit board over calm places.',
  params: {
    count: plain(150, { min: 0, max: 1500 }, 'How many are begun.'),
    cell: px(11, { min: 3, max: 80 }, 'From crossing to crossing.'),
    width: px(0.75, { min: 0.1, max: 8 }, 'Half-width of a trace.'),
    turn: ratio(0.22, 'How often one turns.'),
  },
  from: 'plane',
  gives: 'strokes',
  zone: 'study',
  reach: 'whole',
  cost: 2,
  run: ({ frame: { u }, seed }, calm, { count, cell, width, turn }) => {
    const grid = Math.max(3, cell)
    const [across, down] = [Math.floor(calm.width / grid), Math.floor(calm.height / grid)]
    const taken = new Uint8Array((across + 1) * (down + 1))
    const cast = dice(seed * 47 + 5)
    const sketch = new Sketch()
    const calmAt = (x: number, y: number): number => {
      const px = Math.min(calm.width - 1, Math.floor(x * grid))
      return calm.data[Math.min(calm.height - 1, Math.floor(y * grid)) * calm.width + px]
    }
    for (let n = 0; n < Math.round(count); n++) {
      let [x, y] = [Math.floor(cast.even() * (across + 1)), Math.floor(cast.even() * (down + 1))]
      let way = Math.floor(cast.even() * 7.999)
      const long = 5 + Math.floor(17 * cast.even())
      if (taken[y * (across + 1) + x] === 1 || calmAt(x, y) < 0.5) continue
      taken[y * (across + 1) + x] = 1
      const path: [number, number][] = [[x, y]]
      for (let k = 0; k < long; k++) {
        if (cast.even() < turn) way = (way + (cast.even() < 0.5 ? 1 : 7)) % 8
        const [dx, dy] = ways[way]
        const [nx, ny] = [x + dx, y + dy]
        if (nx < 0 || ny < 0 || nx > across || ny > down) break
        if (taken[ny * (across + 1) + nx] === 1 || calmAt(nx, ny) < 0.3) break
        ;[x, y] = [nx, ny]
        taken[y * (across + 1) + x] = 1
        path.push([x, y])
      }
      if (path.length < fewest) continue
      for (const [px, py] of path) sketch.point((px * grid) / u, (py * grid) / u, width / u)
      sketch.lift({ opacity: 1 })
      for (const [px, py] of [path[0], path[path.length - 1]]) {
        const r = (0.3 * grid) / u
        for (let k = 0; k <= 10; k++) {
          const a = (k * Math.PI) / 5
          sketch.point(
            (px * grid) / u + r * Math.cos(a),
            (py * grid) / u + r * Math.sin(a),
            (0.8 * width) / u,
          )
        }
        sketch.lift({ opacity: 1 })
      }
    }
    return sketch.strokes()
  },
})
