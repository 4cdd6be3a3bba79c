import { anywhere } from '../../anywhere.ts'
import { dice } from '../../brushwork/dice.ts'
import { Pieces } from '../../brushwork/pieces.ts'
import { filter } from '../../filter.ts'
import { Looker } from '../../guidance/reading/looker.ts'
import { plain, px } from '../../param.ts'

/** Skies darker than this carry no clouds: they would be seen as lamps. */
const night = 0.52
/** Attempts to find an open place for one cloud. */
const tries = 24

/** Clouds as a child makes them: a row of flattened balls, the largest in the middle, wherever the sky is open. */
export const clayClouds = filter({
  id: 'clay-clouds',
  doc: 'Heaps clouds of balls of clay into an open sky.',
  params: {
    count: plain(4, { min: 0, max: 12 }, 'How many clouds at most.'),
    size: px(62, { min: 10, max: 300 }, 'Half the width of a cloud.'),
    rise: plain(0.6, { min: 0.05, max: 1.5 }, 'How round its balls are.'),
  },
  from: 'picture',
  gives: 'picture',
  with: { sky: 'plane' },
  zone: 'study',
  reach: 'whole',
  cost: 20,
  run: ({ m, frame: { u }, seed }, src, { count, size, rise }, { sky }) => {
    const out = m.copy(src)
    if (!anywhere(sky, 0.5)) return out
    const { width, height } = src
    const cast = dice(seed + 811)
    const look = new Looker(src, u)
    const pieces = new Pieces(m, out, u)
    const open = (x: number, y: number): boolean => {
      const [px, py] = [Math.round(x * u), Math.round(y * u)]
      return px < 0 || py < 0 || px >= width || (py < height && sky.data[py * width + px] > 0.8)
    }
    const taken: [number, number, number][] = []
    for (let c = 0; c < Math.round(count); c++)
      for (let t = 0; t < tries; t++) {
        const half = (size / u) * (0.55 + 0.8 * cast.even())
        const [x, y] = [(cast.even() * width) / u, (cast.even() * height) / u]
        const inside = x > 0 && y > 0.35 * half && open(x, y)
        const clear = [-1.15, -0.6, 0, 0.6, 1.15].every(
          (k) => open(x + k * half, y - 0.45 * half) && open(x + k * half, y + 0.34 * half),
        )
        const alone = taken.every(
          ([px, py, r]) => Math.abs(px - x) > 0.8 * (r + half) || Math.abs(py - y) > 0.5 * (r + half),
        )
        const [L, a, b] = look.at(x, y)
        if (!inside || !clear || !alone || L < night) continue
        taken.push([x, y, half])
        const balls = 6 + Math.round(3 * cast.even())
        for (let k = 0; k < balls; k++) {
          const s = (2 * (k + 0.5)) / balls - 1
          const r = half * (0.17 + 0.25 * Math.sqrt(1 - s * s) + 0.05 * cast.bell())
          const colour = [Math.min(0.95, L + 0.24 + 0.012 * cast.bell()), 0.25 * a, 0.22 * b] as const
          pieces.ball(x + 0.78 * half * s, y - 0.55 * r + 0.03 * half * cast.bell(), Math.max(1, r), {
            colour,
            rise,
            lift: 2 * cast.even(),
            flat: 0.05,
          })
        }
        break
      }
    pieces.press()
    return out
  },
})
